using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

public class FrameRecipeTests
{
    private static readonly FrameFit<double, Normal> Cars =
        Recipe.Choose(new NormalLikelihood()).Predict("mu", "speed").Train(Datasets.Cars(), "dist");

    private static readonly FrameFit<double, Poisson> Counts =
        Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "speed").Train(Datasets.Cars(), "dist");

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e-170)]
    public void A_column_may_have_any_unit(double unit)
    {
        var frame = Datasets.Cars();
        frame.Columns.Add(new DoubleDataFrameColumn("far", frame.Numbers("speed").Select(speed => speed * unit)));
        var fit = Recipe.Choose(new NormalLikelihood()).Predict("mu", "far").Train(frame, "dist");
        Assert.Equal(Cars["mu", "speed"].Estimate, fit["mu", "far"].Estimate * unit, 1e-6);
    }

    [Fact]
    public void Infers_by_the_name_of_a_column()
    {
        var at = Cars.Infer(("speed", 21.0));
        Assert.Equal(Cars["mu", "intercept"].Estimate + 21 * Cars["mu", "speed"].Estimate, at.Mu, 1e-10);
        Assert.Equal(at, Cars.Infer(("speed", 21)));
        Assert.Equal(at, Cars.Infer(new DataFrame(new DoubleDataFrameColumn("speed", [20, 21])))[1]);
    }

    [Fact]
    public void The_log_likelihood_is_the_sum_over_the_rows()
    {
        var rows = Cars.Infer(Datasets.Cars()).Zip(Datasets.Cars().Numbers("dist"), (at, y) => at.LogProbability(y));
        Assert.Equal(rows.Sum(), Cars.LogLikelihood, 1e-9);
        Assert.Equal(-Cars.LogLikelihood, Cars.Loss);
    }

    [Fact]
    public void A_parameter_without_columns_is_a_constant_and_needs_none_to_infer()
    {
        var fit = Recipe.Choose(new NormalLikelihood()).Predict("mu").Train(Datasets.Cars(), "dist");
        Assert.Equal(42.98, fit.Infer().Mu, 1e-9);
        Assert.Equal(["intercept", "intercept"], fit.Coefficients.Select(c => c.Term));
    }

    [Fact]
    public void Each_parameter_has_columns_of_its_own()
    {
        var fit = Recipe.Choose(new NormalLikelihood()).Predict("mu", "income").Predict("sigma", "income").Train(Datasets.Engel(), "food");
        Assert.Equal([("mu", "intercept"), ("mu", "income"), ("sigma", "intercept"), ("sigma", "income")],
            fit.Coefficients.Select(c => (c.Parameter, c.Term)));
        Assert.True(fit.Infer(("income", 2000)).Sigma > 2 * fit.Infer(("income", 500)).Sigma);
    }

    [Fact]
    public void A_factor_with_a_mean_for_each_level_predicts_the_means_of_the_groups()
    {
        var fit = Recipe.Choose(new NormalMeanLikelihood(1)).Predict("mu", "tension").Train(Datasets.WarpBreaks(), "breaks");
        Assert.Equal(["intercept", "tension=L", "tension=M"], fit.Coefficients.Select(c => c.Term));
        var groups = Datasets.WarpBreaks().Texts("tension").Zip(Datasets.WarpBreaks().Numbers("breaks"))
            .GroupBy(row => row.First, row => row.Second);
        Assert.All(groups, group => Assert.Equal(group.Average(), fit.Infer(("tension", group.Key)).Mu, 1e-9));
        Assert.Equal(Math.Sqrt(1 / 18.0), fit["mu", "intercept"].StandardError, 1e-9);
        Assert.Equal(Math.Sqrt(2 / 18.0), fit["mu", "tension=L"].StandardError, 1e-9);
    }

    [Fact]
    public void Several_output_columns_make_a_vector()
    {
        var fit = Recipe.Choose(new MultivariateNormalLikelihood(2)).Predict("mu").Train(Datasets.Faithful(), "eruptions", "waiting");
        Assert.Equal(Datasets.Faithful().Numbers("eruptions").Average(), fit.Infer().Mean[0], 1e-9);
        Assert.Equal(Datasets.Faithful().Numbers("waiting").Average(), fit.Infer().Mean[1], 1e-9);
        Assert.Equal(["mu[0]", "mu[1]", "covariance[0]", "covariance[1]", "covariance[2]"], fit.Coefficients.Select(c => c.Parameter));
        Assert.Equal(fit.Infer().Marginal(1).Sigma / Math.Sqrt(272), fit["mu[1]", "intercept"].StandardError, 1e-8);
    }

    [Fact]
    public void A_vector_may_hold_a_column_of_text_with_two_levels()
    {
        var birds = Datasets.Penguins().DropMissing().Complete;
        var both = Recipe.Choose(new IndependentLikelihood(new NormalLikelihood(), new BernoulliLikelihood()))
            .Predict("p[1]", "body_mass_g").Train(birds, "bill_depth_mm", "sex");
        var sex = Recipe.Choose(new BernoulliLikelihood()).Predict("p", "body_mass_g").Train(birds, "sex");
        Assert.Equal(sex["p", "body_mass_g"].Estimate, both["p[1]", "body_mass_g"].Estimate, 1e-9);
    }

    [Fact]
    public void Independent_outputs_are_fitted_as_if_each_stood_alone()
    {
        var both = Recipe.Choose(new IndependentLikelihood(new NormalLikelihood(), new PoissonLikelihood()))
            .Predict("mu[0]", "tension").Predict("lambda[1]", "wool").Train(Datasets.WarpBreaks(), "breaks", "breaks");
        var mean = Recipe.Choose(new NormalLikelihood()).Predict("mu", "tension").Train(Datasets.WarpBreaks(), "breaks");
        var count = Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "wool").Train(Datasets.WarpBreaks(), "breaks");
        Assert.Equal(mean.Loss + count.Loss, both.Loss, 1e-9);
        Assert.Equal(mean["mu", "tension=L"].Estimate, both["mu[0]", "tension=L"].Estimate, 1e-9);
        Assert.Equal(count["lambda", "wool=B"].StandardError, both["lambda[1]", "wool=B"].StandardError, 1e-9);
    }

    /// <summary>With all logits of a softmax a constant may be added to them: that leaves the other coefficients alone.</summary>
    [Fact]
    public void What_the_rows_do_not_tell_has_no_standard_error_and_all_else_has()
    {
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())];
        double[] y = [.. x.Select(value => (random.Next(3) == 0 ? new Normal(-3, 0.5) : new Normal(2 + value, 1)).Sample(random))];
        var frame = new DataFrame(new DoubleDataFrameColumn("x", x), new DoubleDataFrameColumn("y", y));
        var fit = Recipe.Choose(new NormalMixtureLikelihood(2)).Predict("mu", "x").Train(frame, "y");
        var robust = fit.RobustCoefficients();
        Assert.All(fit.Coefficients.Zip(robust), pair =>
        {
            var isLogit = pair.First.Parameter.StartsWith("p[", StringComparison.Ordinal);
            Assert.Equal(isLogit, double.IsNaN(pair.First.StandardError));
            Assert.Equal(isLogit, double.IsNaN(pair.Second.StandardError));
        });

        // About that of a regression on the rows of one component.
        double[] high = [.. y.Where(value => value > -0.5)], xOfHigh = [.. x.Where((_, i) => y[i] > -0.5)];
        var alone = Recipe.Choose(new NormalLikelihood()).Predict("mu", "x").Train(
            new DataFrame(new DoubleDataFrameColumn("x", xOfHigh), new DoubleDataFrameColumn("y", high)), "y");
        Assert.Equal(1, fit["mu[1]", "x"].StandardError / alone["mu", "x"].StandardError, 0.1);
        var interval = fit.ProfileInterval("mu[1]", "x");
        Assert.Equal(1, interval.Width / fit["mu[1]", "x"].Interval().Width, 0.05);
    }

    /// <summary>The loss of one number has kinks, those of the others a curvature.</summary>
    [Fact]
    public void Numbers_with_and_without_kinks_have_the_standard_errors_of_each()
    {
        var birds = Datasets.Penguins().DropMissing().Complete;
        var both = Recipe.Choose(new IndependentLikelihood(new NormalLikelihood(), new LaplaceLikelihood(), new BernoulliLikelihood()))
            .Predict("mu[0]", "flipper_length_mm").Predict("mu[1]", "flipper_length_mm").Predict("p[2]", "flipper_length_mm")
            .Train(birds, "body_mass_g", "bill_length_mm", "sex");
        AssertSame(Recipe.Choose(new NormalLikelihood()).Predict("mu", "flipper_length_mm").Train(birds, "body_mass_g"), 0);
        AssertSame(Recipe.Choose(new LaplaceLikelihood()).Predict("mu", "flipper_length_mm").Train(birds, "bill_length_mm"), 1);
        AssertSame(Recipe.Choose(new BernoulliLikelihood()).Predict("p", "flipper_length_mm").Train(birds, "sex"), 2);

        void AssertSame<TDistribution>(FrameFit<double, TDistribution> alone, int k)
            where TDistribution : Distribution<double> => Assert.All(alone.Coefficients, one =>
            {
                var other = both[$"{one.Parameter}[{k}]", one.Term];
                Assert.Equal(one.Estimate, other.Estimate, 1e-5 * one.StandardError);
                Assert.Equal(one.StandardError, other.StandardError, 1e-5 * one.StandardError);
            });
    }

    [Fact]
    public void The_history_is_told_in_the_units_of_the_columns()
    {
        var loss = new NegativeLogLikelihood<double>(
            new WithConstants(new LinearModel(1)), new NormalLikelihood(), Datasets.Cars().Numbers("speed"),
            Datasets.Cars().Numbers("dist"));
        Assert.Equal(Cars.History.Losses[0], loss.Value(Cars.History.Path[0]), 1e-9);
        Assert.Equal(Cars.Loss, loss.Value(Cars.History.Phi), 1e-9);
        Assert.Equal(Cars.Coefficients.Select(c => c.Estimate), Cars.History.Phi);
    }

    [Fact]
    public void Standard_errors_do_not_depend_on_the_units_of_columns_and_outputs()
    {
        var scaled = Datasets.Cars();
        scaled["speed"] *= 1e-6;
        scaled["dist"] *= 1e6;
        var fit = Recipe.Choose(new NormalLikelihood()).Predict("mu", "speed").Train(scaled, "dist");
        Assert.Equal(1, fit["mu", "speed"].StandardError / Cars["mu", "speed"].StandardError / 1e12, 1e-8);
        Assert.Equal(1, fit["mu", "speed"].Estimate / Cars["mu", "speed"].Estimate / 1e12, 1e-8);
        Assert.Equal(1, fit["sigma", "intercept"].StandardError / Cars["sigma", "intercept"].StandardError, 1e-8);
    }

    [Fact]
    public void A_fit_that_is_not_unique_has_no_standard_errors()
    {
        var fit = Recipe.Choose(new CategoricalLikelihood(3)).Predict("p", "flipper_length_mm").Train(Datasets.Penguins(), "species");
        Assert.All(fit.Coefficients, c => Assert.True(double.IsNaN(c.StandardError)));
        Assert.Equal(0.1297, fit["p[Chinstrap]", "flipper_length_mm"].Estimate - fit["p[Adelie]", "flipper_length_mm"].Estimate, 4);
    }

    [Fact]
    public void A_class_that_is_a_number_goes_by_it_whether_the_first_is_the_baseline_or_not()
    {
        var penguins = Datasets.Penguins();
        string[] species = ["Adelie", "Chinstrap", "Gentoo"];
        penguins["class"] = new Int32DataFrameColumn("class", penguins.Texts("species").Select(name => Array.IndexOf(species, name)));
        string[] Named(bool baseline) => [.. Recipe.Choose(new CategoricalLikelihood(3, baseline)).Predict("p", "flipper_length_mm")
            .Train(penguins, "class").Coefficients.Select(c => c.Parameter).Distinct()];
        Assert.Equal(["p[0]", "p[1]", "p[2]"], Named(baseline: false));
        Assert.Equal(["p[1]", "p[2]"], Named(baseline: true));
    }

    [Fact]
    public void Walds_interval_is_symmetric_about_the_estimate()
    {
        var slope = Cars["mu", "speed"];
        Assert.Equal(slope.Estimate - 1.959963984540054 * slope.StandardError, slope.Interval().Lower, 1e-9);
        Assert.Equal(slope.Estimate + 1.959963984540054 * slope.StandardError, slope.Interval().Upper, 1e-9);
    }

    public static TheoryData<Action, string> Mistakes => new()
    {
        { () => Recipe.Choose(new NormalLikelihood()).Predict("mean", "speed"),
            "NormalLikelihood has no parameter 'mean'; it has 'mu', 'sigma'." },
        { () => Recipe.Choose(new NormalLikelihood()).Predict("mu", "speed").Predict("mu"), "Parameter 'mu' is predicted twice" },
        { () => Normal("velocity").Train(Datasets.Cars(), "dist"), "There is no column 'velocity'; the frame has 'speed', 'dist'." },
        { () => Normal("speed").Train(Datasets.Cars(), "stop"), "There is no column 'stop'; the frame has 'speed', 'dist'." },
        { () => Normal("wool").Train(Datasets.WarpBreaks(), "breaks").Infer(("wool", "C")),
            "'C' is not a level of 'wool'; the levels are 'A', 'B'." },
        { () => Normal("wool").Train(Datasets.WarpBreaks(), "breaks").Infer(("wool", 1)),
            "Column 'wool' holds numbers where text is needed." },
        { () => Cars.Infer(("speed", "fast")), "Column 'speed' holds text where numbers are needed." },
        { () => Cars.Infer(("velocity", 3)), "The recipe does not use 'velocity'; it uses 'speed'." },
        { () => Cars.Infer(("speed", null!)), "The value of 'speed' is neither a number nor text." },
        { () => Cars.Infer(new DataFrame(new DoubleDataFrameColumn("speed", [1, double.NaN]))), "Row 2 of column 'speed' is NaN" },
        { () => Cars.Infer(new DataFrame(new DoubleDataFrameColumn("speed", [1, null]))), "Column 'speed' has 1 missing values in 2 rows" },
        { () => Counts.Infer(("speed", 30000)),
            "There is no distribution for row 1 (speed = 30000), which may lie too far outside the training rows" },
        { () => Counts.Infer(new DataFrame(new DoubleDataFrameColumn("speed", [20, 30000]))),
            "There is no distribution for row 2 (speed = 30000)" },
        { () => Cars.Infer(), "'speed' is not given; inference needs a value of each of 'speed'." },
        { () => Cars.Infer(new DataFrame()), "There is no column 'speed'; the frame has none." },
        { () => Normal().Train(Datasets.Cars(), "dist").Infer(("speed", 1)), "The recipe does not use 'speed'; it uses none." },
        { () => Cars["mu", "dist"].ToString(),
            "There is no coefficient of 'dist' for 'mu'; there are 'mu, intercept', 'mu, speed', 'sigma, intercept'." },
        { () => Normal("gravity", "batch").Train(Datasets.Petrol(), "yield"), "'batch=J' says nothing new" },
        { () => Normal("speed").Train(Datasets.Cars(), "dist", "speed"), "One output column is needed, but 2 were given." },
        { () => Normal("x").Train(Numbers("x", null, null, 1, 2, double.NaN), "y"), "Row 5 of column 'x' is NaN" },
        { () => Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "x").Train(Numbers("x", null, null, 1, 2, 3), "minus"),
            "Row 4 of column 'minus': y must be a count: 0, 1, 2, … It is -3." },
        { () => Recipe.Choose(new PoissonLikelihood()).Predict("lambda").WithExposure("x").Train(Numbers("x", null, 2, 0, 2, 3), "y"),
            "Row 3 of column 'x': An exposure must be a finite number greater than 0, not 0." },
        { () => Recipe.Choose(new PoissonLikelihood()).Predict("lambda").WithExposure("x").Train(Numbers("x", 1, 2, 3), "y")
            .Infer(new DataFrame(new DoubleDataFrameColumn("x", [1, 0]))), "Row 2 of column 'x': An exposure must be" },
        { () => Normal("x^2").Train(Numbers("x", 1, 2, 1e160), "y"), "'x^2' of 1E+160 is too large for a number; give 'x' another unit." },
        { () => Normal("x:x").Train(Numbers("x", 1, 2, 1e160), "y"), "'x:x' is somewhere too large for a number" },
        { () => Normal("intercept").Train(Numbers("intercept", 1, 2, 4), "y"), "Two terms would be called 'intercept'" },
        { () => Normal("x").Train(Numbers("x", null, null), "y"), "No row is left to train on: each of the 2 rows lacks a value in 'x'." },
        { () => Normal("x").Train(Numbers("x"), "y"), "The frame has no rows to train on." },
        { () => Normal("when").Train(Dates(), "y"), "Column 'when' holds values of type DateTime, which are neither numbers nor text" },
        { () => Normal("x").Train(Dates(), "when"), "Column 'when' holds values of type DateTime" },
        { () => Dates().Numbers("initial"), "Column 'initial' holds values of type Char" },
        { () => Cars.Infer(("speed", 'a')), "The value of 'speed' is neither a number nor text." },
        { () => Cars.Infer(("speed", DateTime.UnixEpoch)), "The value of 'speed' is neither a number nor text." },
        { () => Cars.Infer(("speed", 1), ("speed", 2)), "'speed' is given twice." },
        { () => Normal("only").Train(Dates(), "y"), "'only' says nothing new: all its rows have the same level, 'a'" },
        { () => Recipe.Choose(new NormalLikelihood()).Predict("mu").Train(Codes(), "code"), "Column 'code' holds numbers as text, '3'" },
        { () => Recipe.Choose(new PoissonLikelihood()).Predict("lambda").Train(Datasets.WarpBreaks(), "wool"),
            "Column 'wool' holds text, but the outputs of PoissonLikelihood are numbers." },

        { () => Recipe.Choose(new BernoulliLikelihood()).Predict("p").Train(Datasets.Penguins(), "species"),
            "Column 'species' has 3 levels ('Adelie', 'Chinstrap', 'Gentoo') where BernoulliLikelihood needs 2." },
        { () => Recipe.Choose(new MultivariateNormalLikelihood(2)).Predict("mu").Train(Datasets.Penguins(), "year", "species"),
            "Column 'species' holds text, but the outputs of MultivariateNormalLikelihood(D = 2) are numbers." },
        { () => Recipe.Choose(new BernoulliLikelihood()).Predict("p").Train(Datasets.Cars(), "dist"),
            "Row 1 of column 'dist': y must be 0 or 1. It is 2." },
        { () => Normal("speed", "twice").Train(Twice(), "dist"), "'twice' says nothing new" },
        { () => Recipe.Choose(new BernoulliLikelihood()).Predict("p").Train(Texts("0", "1", "NA"), "text"),
            "Row 3 of column 'text' is the text 'NA', where a value is missing: read the file with Csv.Load" },
        { () => Recipe.Choose(new CategoricalLikelihood(3)).Predict("p").Train(Texts("0", null, "1", "NaN"), "text"),
            "Row 4 of column 'text' is the text 'NaN'" },
        { () => Normal("text").Train(Texts("7.5", "n/a", "3"), "y"), "Row 2 of column 'text' is the text 'n/a'" },
        { () => Normal("text").Train(Texts("north", "NA", " "), "y"), "Row 3 of column 'text' is the text ' '" },
        { () => Recipe.Choose(new CategoricalLikelihood(2)).Predict("p").Train(Datasets.Penguins(), "species"),
            "Column 'species' has 3 levels ('Adelie', 'Chinstrap', 'Gentoo') where CategoricalLikelihood(K = 2) needs 2." },
        { () => Recipe.Choose(new NormalLikelihood()).Predict("mu").WithExposure("speed"),
            "'mu' of NormalLikelihood is not a mean and has the identity link." },
        { () => Recipe.Choose(new ExponentialLikelihood()).Predict("rate").WithExposure("t"),
            "'rate' of ExponentialLikelihood is not a mean" },

    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void Says_in_one_sentence_what_is_wrong_and_names_no_parameter_that_nobody_gave(Action mistake, string sentence)
    {
        var thrown = Assert.ThrowsAny<ArgumentException>(mistake);
        Assert.Contains(sentence, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', thrown.Message);
        var given = ((Type[])[typeof(FrameRecipe<,>), typeof(FrameFit<,>), typeof(Frames)])
            .SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters()).Select(parameter => parameter.Name);
        Assert.Contains(thrown.ParamName, given.Prepend(null));
        Assert.Equal(thrown.ParamName is null ? 1 : 2, thrown.Message.Split("(Parameter '").Length);
    }

    [Fact]
    public void What_is_wrong_in_an_array_is_told_by_its_index()
    {
        var recipe = Recipe.Choose(new PoissonLikelihood()).Predict(new LinearModel(1));
        Assert.Equal("y[1]: y must be a count: 0, 1, 2, … It is 2.5. (Parameter 'y')",
            Assert.Throws<ArgumentException>(() => recipe.Train([1, 2, 3], [1, 2.5, 3])).Message);
        Assert.Equal("x[1] is NaN, which is not a finite number. (Parameter 'x')",
            Assert.Throws<ArgumentException>(() => recipe.Train([1, double.NaN, 3], [1, 2, 3])).Message);
        var fit = recipe.Train([0, 1, 2, 3], [1, 2, 4, 8]);
        Assert.StartsWith("There is no distribution for example [1], which may lie too far outside the training rows: ",
            Assert.Throws<ArgumentException>(() => fit.InferBatch([1, 30000], 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_may_be_text_that_elsewhere_marks_a_missing_value()
    {
        var fit = Normal("text").Train(Texts("NA", "ZA", "NA", "ZA"), "y");
        Assert.Equal(2, fit.Infer(("text", "NA")).Mu, 1e-9);
    }

    [Fact]
    public void A_frame_without_rows_has_nothing_to_infer()
    {
        Assert.Empty(Cars.Infer(Datasets.Cars().Head(0)));
        var (complete, dropped) = Numbers("x", null, null).DropMissing("x");
        Assert.Equal((0, 2), (complete.Rows.Count, dropped));
        Assert.Equal(["x", "y", "minus"], complete.Columns.Select(column => column.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_exposure_multiplies_the_mean(bool gamma)
    {
        double[] t = [1, 2, 4, 8, 3, 5], y = [2, 5, 7, 17, 7, 9];
        var frame = new DataFrame(new DoubleDataFrameColumn("t", t), new DoubleDataFrameColumn("y", y));
        var at = gamma ? Recipe.Choose(new GammaLikelihood()).Predict("mu").WithExposure("t").Train(frame, "y").Infer(("t", 10)).Mean
            : Recipe.Choose(new PoissonLikelihood()).Predict("lambda").WithExposure("t").Train(frame, "y").Infer(("t", 10)).Mean;
        Assert.Equal(10 * (gamma ? y.Zip(t, (a, b) => a / b).Average() : y.Sum() / t.Sum()), at, 1e-6);
    }

    [Fact]
    public void Least_squares_reads_two_levels_as_0_and_1()
    {
        var frame = new DataFrame(new StringDataFrameColumn("sex", ["m", "f", "f", "m", "m"]));
        Assert.Equal(0.6, Recipe.Choose(new NormalLikelihood()).Predict("mu").Train(frame, "sex").Infer().Mu, 1e-9);
        Assert.Equal(0.6, Recipe.Choose(new NormalMeanLikelihood(1)).Predict("mu").Train(frame, "sex").Infer().Mu, 1e-9);
    }

    [Fact]
    public void A_fit_says_what_it_is()
    {
        Assert.StartsWith("NormalLikelihood on 50 rows: loss 206.578 nats\n", Cars.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("3 coefficients, on the scale of the raw outputs", Cars.ToString(), StringComparison.Ordinal);
        var arrays = Recipe.Choose(new NormalMeanLikelihood(1)).Predict(new LinearModel(1)).Train([-1, 0, 1], [-1, 1, 3]);
        Assert.Equal("NormalMeanLikelihood(σ = 1) of LinearModel(1, [[0]]): loss 2.75682 nats, φ̂ = [1, 2]", arrays.ToString());
    }

    [Fact]
    public void Training_can_be_watched_and_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var recipe = Recipe.Choose(new NormalLikelihood()).Predict("mu", "income").Predict("sigma", "income");
        Assert.Throws<OperationCanceledException>(() => recipe.Train(Datasets.Engel(), ["food"], new Stopping(stop), stop.Token));
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => stop.Cancel();
    }

    // x as given, y = 1, 2, … and its negative.
    private static DataFrame Numbers(string name, params double?[] x) => new(
        new DoubleDataFrameColumn(name, x),
        new DoubleDataFrameColumn("y", x.Select((_, i) => i + 1.0)),
        new DoubleDataFrameColumn("minus", x.Select((_, i) => i < 3 ? i + 1.0 : -i)));

    private static DataFrame Texts(params string?[] texts) => new(
        new StringDataFrameColumn("text", texts), new DoubleDataFrameColumn("y", texts.Select((_, i) => i + 1.0)));

    private static DataFrame Twice()
    {
        var cars = Datasets.Cars();
        cars["twice"] = cars["speed"] * 2;
        return cars;
    }

    private static DataFrame Codes() => new(new StringDataFrameColumn("code", ["3", "5", "3"]));

    private static DataFrame Dates() => new(
        new PrimitiveDataFrameColumn<DateTime>("when", [DateTime.UnixEpoch, DateTime.UnixEpoch]),
        new PrimitiveDataFrameColumn<char>("initial", ['a', 'b']),
        new StringDataFrameColumn("only", ["a", "a"]), new DoubleDataFrameColumn("x", [1, 2]), new DoubleDataFrameColumn("y", [1, 2]));

    private static FrameRecipe<double, Normal> Normal(params string[] columns) =>
        Recipe.Choose(new NormalLikelihood()).Predict("mu", columns);

    // A saturated model: every cell of the table has its own mean.
    [Fact]
    public void An_interaction_is_the_products_of_its_columns()
    {
        var fit = Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "wool", "tension", "wool:tension").Train(
            Datasets.WarpBreaks(), "breaks");
        Assert.Equal(
            ["intercept", "wool=B", "tension=L", "tension=M", "wool=B:tension=L", "wool=B:tension=M"], fit.Coefficients.Select(
                c => c.Term));
        var frame = Datasets.WarpBreaks();
        var cells = frame.Texts("wool").Zip(frame.Texts("tension"), frame.Numbers("breaks")).GroupBy(row => (row.First, row.Second));
        Assert.All(cells, cell => Assert.Equal(
            cell.Average(row => row.Third), fit.Infer(("wool", cell.Key.First), ("tension", cell.Key.Second)).Lambda, 1e-9));
        var read = Recipe.Choose(new PoissonLikelihood()).FromJson(fit.ToJson());
        Assert.Equal(fit.Infer(("wool", "B"), ("tension", "L")), read.Infer(("wool", "B"), ("tension", "L")));
    }

    [Fact]
    public void A_power_is_a_term_of_its_own()
    {
        double[] x = [-2, -1, 0, 1, 2, 3], y = [9.1, 2, 1.2, 2, 8.8, 20];
        var frame = new DataFrame(
            new DoubleDataFrameColumn("x", x), new DoubleDataFrameColumn("y", y),
            new DoubleDataFrameColumn("square", x.Select(v => v * v)));
        var recipe = Recipe.Choose(new NormalLikelihood());
        var power = recipe.Predict("mu", "x", "x^2").Train(frame, "y");
        Assert.Equal(recipe.Predict("mu", "x", "square").Train(frame, "y")["mu", "square"].Estimate, power["mu", "x^2"].Estimate, 1e-10);
        Assert.Equal(
            power["mu", "intercept"].Estimate + 1.5 * power["mu", "x"].Estimate + 2.25 * power["mu", "x^2"].Estimate, power.Infer(
                ("x", 1.5)).Mu, 1e-10);
        Assert.Contains("There is no column 'z'", Refusal(() => recipe.Predict("mu", "z^2").Train(frame, "y")), StringComparison.Ordinal);
        Assert.Contains("text, which has no power", Refusal(() =>
            Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "wool^2").Train(Datasets.WarpBreaks(), "breaks")),
                StringComparison.Ordinal);

        static string Refusal(Action train) => Assert.ThrowsAny<ArgumentException>(train).Message;
    }

    [Fact]
    public void A_column_whose_name_looks_like_a_power_is_that_column()
    {
        var frame = new DataFrame(new DoubleDataFrameColumn("x^2", [1, 5, 2, 4]), new DoubleDataFrameColumn("y", [1, 4, 3, 4]));
        Assert.Equal("x^2", Recipe.Choose(new NormalLikelihood()).Predict("mu", "x^2").Train(frame, "y").Coefficients[1].Term);
    }
}
