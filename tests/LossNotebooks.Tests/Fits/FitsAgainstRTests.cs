using System.Text.Json;
using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>Fits and standard errors at full precision; References/fits.R computed them.</summary>
public class FitsAgainstRTests
{
    private static readonly JsonElement References =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "References", "fits.json"))).RootElement;

    [Fact]
    public void Cars_as_lm_fits_them() =>
        AssertFit("cars", Recipe.Choose(new NormalLikelihood()).Predict("mu", "speed").Train(Datasets.Cars(), "dist"));

    [Fact]
    public void Warp_breaks_as_lm_fits_them() =>
        AssertFit("warpbreaks_normal",
            Recipe.Choose(new NormalLikelihood()).Predict("mu", "wool", "tension").Train(Datasets.WarpBreaks(), "breaks"));

    [Fact]
    public void Counts_of_warp_breaks_as_glm_fits_them() =>
        AssertFit("warpbreaks",
            Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "wool", "tension").Train(Datasets.WarpBreaks(), "breaks"));

    [Fact]
    public void Rates_with_an_exposure_as_glm_fits_them_with_an_offset() =>
        AssertFit("exposure", Recipe.Choose(new PoissonLikelihood())
            .Predict("lambda", "temperature").WithExposure("pressure").Train(Datasets.ORings(), "damaged_rings"));

    [Fact]
    public void Seals_as_glm_fits_them() =>
        AssertFit("oring", Recipe.Choose(new BernoulliLikelihood()).Predict("p", "temperature").Train(Datasets.ORings(), "damage"));

    [Fact]
    public void Seals_with_the_probit_link_as_glm_fits_them() =>
        AssertFit("oring_probit", Recipe.Choose(new BernoulliLikelihood().WithLink("p", new ProbitLink()))
            .Predict("p", "temperature").Train(Datasets.ORings(), "damage"));

    [Fact]
    public void Seals_with_the_cloglog_link_as_glm_fits_them() =>
        AssertFit("oring_cloglog", Recipe.Choose(new BernoulliLikelihood().WithLink("p", new CloglogLink()))
            .Predict("p", "temperature").Train(Datasets.ORings(), "damage"));

    [Fact]
    public void Penguins_as_multinom_fits_them() =>
        AssertFit("penguins", Recipe.Choose(new CategoricalLikelihood(3, baseline: true)).Predict("p",
            "flipper_length_mm").Train(Datasets.Penguins(), "species"));

    [Fact]
    public void Waiting_times_as_expectation_and_maximisation_fit_them()
    {
        var fit = Recipe.Choose(new NormalMixtureLikelihood(2, commonSigma: true)).Predict("mu").Train(Datasets.Faithful(), "waiting");
        var mixture = fit.Infer();
        var reference = References.GetProperty("faithful");
        double[] estimates = [mixture.Weights[0], mixture.Components[0].Mu, mixture.Components[1].Mu, mixture.Components[0].Sigma];
        AssertRelative(reference.GetProperty("estimates"), estimates, 1e-8);
        Assert.Equal(reference.GetProperty("logLikelihood").GetDouble(), fit.LogLikelihood, 1e-9);
    }

    [Fact]
    public void Varieties_of_barley_as_minorisation_and_maximisation_rank_them()
    {
        var barley = Datasets.Barley();
        int[][] rankings = [.. barley.Texts("site").Zip(barley.Texts("year")).Zip(barley.Texts("variety").Zip(barley.Numbers("yield")))
            .GroupBy(plot => plot.First, plot => plot.Second)
            .Select(trial => trial.OrderBy(plot => plot.First, StringComparer.Ordinal).Select((plot, k) => (k, Yield: plot.Second)))
            .Select(trial => trial.OrderByDescending(plot => plot.Yield).Select(plot => plot.k).ToArray())];
        var recipe = Recipe.Choose(new PlackettLuceLikelihood(10, baseline: true)).Predict(new LinearModel(0, 9));
        var fit = recipe.Train([], rankings);
        var reference = References.GetProperty("barley");
        AssertRelative(reference.GetProperty("estimates"), fit.Phi, 1e-10);
        AssertRelative(reference.GetProperty("standardErrors"),
            recipe.Loss([], rankings).Hessian(fit.Phi).Inverse().Diagonal().Select(Math.Sqrt), 1e-8);
        Assert.Equal(reference.GetProperty("logLikelihood").GetDouble(), -fit.Loss, 1e-9);
    }

    [Theory]
    [InlineData("tension", false)]
    [InlineData("tension_probit", true)]
    public void Tension_as_polr_fits_it(string name, bool isProbit)
    {
        var likelihood = new OrdinalLikelihood(3, isProbit ? new ProbitLink() : new LogitLink());
        var frame = Datasets.WarpBreaks();
        frame.Columns.Add(new DoubleDataFrameColumn(
            "grade", frame.Texts("tension").Select(t => (double)"LMH".IndexOf(t, StringComparison.Ordinal))));
        AssertFit(name, Recipe.Choose(likelihood).Predict("place", "breaks").Train(frame, "grade"), 1e-6);
    }

    [Fact]
    public void Eruptions_as_survreg_fits_them() =>
        AssertFit("eruptions", Recipe.Choose(new WeibullLikelihood()).Predict("scale", "waiting").Train(Datasets.Faithful(), "eruptions"));

    [Fact]
    public void Eruptions_known_to_half_a_minute_as_survreg_fits_them()
    {
        var frame = Datasets.Faithful();
        double[] lower = [.. frame.Numbers("eruptions").Select(minutes => Math.Floor(2 * minutes) / 2)];
        frame.Columns.Add(new DoubleDataFrameColumn("lower", lower));
        frame.Columns.Add(new DoubleDataFrameColumn("upper", lower.Select(minutes => minutes + 0.5)));
        AssertFit("eruptions_halves", Recipe.Choose(new CensoredLikelihood<Weibull>(new WeibullLikelihood(), Censoring.Interval))
            .Predict("scale", "waiting").Train(frame, "lower", "upper"));
    }

    [Fact]
    public void Times_until_death_of_whom_some_still_live_as_survreg_fits_them()
    {
        var ovarian = Csv.Load(Path.Combine(AppContext.BaseDirectory, "References", "ovarian.csv"));
        AssertFit("ovarian_weibull", Recipe.Choose(new CensoredLikelihood<Weibull>(new WeibullLikelihood()))
            .Predict("scale", "age", "rx").Train(ovarian, "futime", "fustat"));
        AssertFit("ovarian_lognormal", Recipe.Choose(new CensoredLikelihood<LogNormal>(new LogNormalLikelihood()))
            .Predict("mu", "age", "rx").Train(ovarian, "futime", "fustat"));
    }

    [Fact]
    public void Motors_of_which_some_still_run_as_survreg_fits_them()
    {
        var motors = Motors();
        AssertFit("motors_weibull", Recipe.Choose(new CensoredLikelihood<Weibull>(new WeibullLikelihood()))
            .Predict("scale", "x").Train(motors, "hours", "failed"));
        AssertFit("motors_lognormal", Recipe.Choose(new CensoredLikelihood<LogNormal>(new LogNormalLikelihood()))
            .Predict("mu", "x").Train(motors, "hours", "failed"));
        AssertFit("motors_looks", Recipe.Choose(new CensoredLikelihood<Weibull>(new WeibullLikelihood(), Censoring.Interval))
            .Predict("scale", "x").Train(motors, "lower", "upper"));
    }

    [Fact]
    public void Patients_of_whom_some_still_live_as_survreg_fits_them() =>
        AssertFit("lung", Recipe.Choose(new CensoredLikelihood<Weibull>(new WeibullLikelihood()))
            .Predict("scale", "age", "sex").Train(Datasets.Lung(), "days", "died"));

    [Fact]
    public void Tobins_model_of_what_households_spend_as_survreg_fits_it() =>
        AssertFit("durables", Recipe.Choose(new CensoredLikelihood<Normal>(new NormalLikelihood(), Censoring.Left))
            .Predict("mu", "age", "quant")
            .Train(Csv.Load(Path.Combine(AppContext.BaseDirectory, "References", "durables.csv")), "durable", "bought"));

    [Fact]
    public void Tobins_model_with_heavy_tails_as_survreg_fits_it() =>
        AssertFit("durables_t", Recipe.Choose(new CensoredLikelihood<StudentT>(new StudentTLikelihood(4), Censoring.Left))
            .Predict("mu", "age", "quant")
            .Train(Csv.Load(Path.Combine(AppContext.BaseDirectory, "References", "durables.csv")), "durable", "bought"), 1e-8);

    [Fact]
    public void Patients_of_whom_some_still_live_with_a_gamma_as_optim_and_Newtons_method_fit_them() =>
        AssertFit("lung_gamma", Recipe.Choose(new CensoredLikelihood<Gamma>(new GammaLikelihood()))
            .Predict("mu", "age", "sex").Train(Datasets.Lung(), "days", "died"), 1e-6);

    [Fact]
    public void Counts_of_breaks_of_which_small_ones_are_never_seen_as_optim_and_Newtons_method_fit_them()
    {
        var breaks = Datasets.WarpBreaks();
        AssertFit("warpbreaks_above", Recipe.Choose(
                new TruncatedCountsLikelihood<NegativeBinomial>(new NegativeBinomialLikelihood(), Interval.AtLeast(15)))
            .Predict("mu", "tension").Train(breaks.Filter(breaks["breaks"].ElementwiseGreaterThanOrEqual(15)), "breaks"), 1e-6);
    }

    // Of those who published three articles or more it is said no more than that.
    [Fact]
    public void Counts_of_which_large_ones_are_censored_as_optim_and_Newtons_method_fit_them()
    {
        var likelihood = new CensoredLikelihood<NegativeBinomial>(new NegativeBinomialLikelihood());
        var biochemists = Datasets.Biochemists();
        double[] articles = [.. biochemists.Numbers("articles")];
        biochemists.Columns.Add(new DoubleDataFrameColumn("seen", articles.Select(count => Math.Min(count, 3))));
        biochemists.Columns.Add(new BooleanDataFrameColumn("exact", articles.Select(count => count < 3)));
        var fit = Recipe.Choose(likelihood).Predict("mu", "mentor_articles").Train(biochemists, "seen", "exact");
        AssertFit("biochemists_three", fit, 1e-6);
    }

    [Fact]
    public void Eruptions_as_an_inverse_Gaussian_as_glm_fits_them() =>
        AssertFit("eruptions_inverse_gaussian",
            Recipe.Choose(new InverseGaussianLikelihood()).Predict("mu", "waiting").Train(Datasets.Faithful(), "eruptions"));

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Engels_households_as_rq_fits_them(double tau)
    {
        var fit = Recipe.Choose(new QuantileLikelihood(tau)).Predict("mu", "income").Train(Datasets.Engel(), "food");
        AssertFit(FormattableString.Invariant($"engel_{100 * tau:F0}"), fit, 1e-8);
    }

    [Fact]
    public void Articles_of_biochemists_as_zeroinfl_fits_them() =>
        AssertFit("biochemists", Recipe.Choose(new ZeroInflatedLikelihood<Poisson>(new PoissonLikelihood()))
            .Predict("lambda", "mentor_articles").Train(Datasets.Biochemists(), "articles"), 1e-5);

    [Fact]
    public void Articles_of_biochemists_as_hurdle_fits_them()
    {
        AssertFit("biochemists_hurdle", Recipe.Choose(new HurdleLikelihood<Poisson>(new PoissonLikelihood()))
            .Predict("lambda", "mentor_articles").Predict("zero", "mentor_articles").Train(Datasets.Biochemists(), "articles"), 1e-5);
        AssertFit("biochemists_hurdle_negbin", Recipe.Choose(new HurdleLikelihood<NegativeBinomial>(new NegativeBinomialLikelihood()))
            .Predict("mu", "mentor_articles").Train(Datasets.Biochemists(), "articles"), 1e-5);
    }

    [Fact]
    public void Articles_of_those_who_published_as_Newtons_method_fits_them()
    {
        var published = Datasets.Biochemists();
        AssertFit("biochemists_published", Recipe.Choose(new ZeroTruncatedLikelihood<Poisson>(new PoissonLikelihood()))
            .Predict("lambda", "mentor_articles")
            .Train(published.Filter(published["articles"].ElementwiseGreaterThan(0)), "articles"));
    }

    // The inverse of the temperature, measured from 130 °C; and what would be known if somebody looked every 500 hours.
    private static DataFrame Motors()
    {
        var motors = Datasets.Motors();
        double[] hours = motors.Numbers("hours"), failed = motors.Numbers("failed");
        double[] lower = [.. hours.Zip(failed, (t, state) => state == 1 ? 500 * Math.Floor(t / 500) : t)];
        motors.Columns.Add(new DoubleDataFrameColumn("x", motors.Numbers("temperature").Select(c => 1000 / (c + 273.15) - 1000 / 403.15)));
        motors.Columns.Add(new DoubleDataFrameColumn("lower", lower));
        motors.Columns.Add(new DoubleDataFrameColumn("upper", lower.Zip(failed, (t, state) => state == 1 ? t + 500 : (double?)null)));
        return motors;
    }

    private static void AssertFit<TOutput, TDistribution>(string name, FrameFit<TOutput, TDistribution> fit, double tolerance = 1e-10)
        where TDistribution : Distribution<TOutput>
    {
        var reference = References.GetProperty(name);
        AssertRelative(reference.GetProperty("estimates"), fit.Coefficients.Select(c => c.Estimate), tolerance);
        AssertRelative(reference.GetProperty("standardErrors"), fit.Coefficients.Select(c => c.StandardError), 100 * tolerance);
        Assert.Equal(reference.GetProperty("logLikelihood").GetDouble(), fit.LogLikelihood, 1e-8);
    }

    private static void AssertRelative(JsonElement expected, IEnumerable<double> actual, double tolerance)
    {
        double[] numbers = [.. actual];
        Assert.Equal(expected.GetArrayLength(), numbers.Length);
        Assert.All(expected.EnumerateArray().Zip(numbers), pair =>
            Assert.Equal(pair.First.GetDouble(), pair.Second, tolerance * Math.Abs(pair.First.GetDouble())));
    }
}
