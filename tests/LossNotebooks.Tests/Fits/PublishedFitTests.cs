namespace LossNotebooks.Tests.Fits;

/// <summary>Published fits, to the digits that were printed.</summary>
public class PublishedFitTests
{
    [Fact]
    public void Stopping_distance_by_speed_as_lm_prints_it()
    {
        var fit = Recipe.Choose(new NormalLikelihood()).Predict("mu", "speed").Train(Datasets.Cars(), "dist");
        Assert.Equal(-17.579095, fit["mu", "intercept"].Estimate, 6);
        Assert.Equal(3.932409, fit["mu", "speed"].Estimate, 6);
    }

    [Fact]
    public void Damaged_seals_by_temperature_as_Dalal_and_others_give_it()
    {
        var fit = Recipe.Choose(new BernoulliLikelihood()).Predict("p", "temperature").Train(Datasets.ORings(), "damage");
        Assert.Equal(["no", "yes"], fit.Levels);
        Assert.Equal(15.0429, fit["p", "intercept"].Estimate, 4);
        Assert.Equal(-0.2322, fit["p", "temperature"].Estimate, 4);
    }

    [Fact]
    public void Species_by_flipper_length_as_multinom_gives_it()
    {
        var fit = Recipe.Choose(new CategoricalLikelihood(3, baseline: true)).Predict("p", "flipper_length_mm")
            .Train(Datasets.Penguins(), "species");
        Assert.Equal(342, fit.Examples);
        Assert.Equal(2, fit.DroppedRows);
        Assert.Equal(["Adelie", "Chinstrap", "Gentoo"], fit.Levels);
        Assert.Equal(0.1297, fit["p[Chinstrap]", "flipper_length_mm"].Estimate, 4);
        Assert.Equal(0.7167, fit["p[Gentoo]", "flipper_length_mm"].Estimate, 4);
    }

    [Fact]
    public void Stack_loss_by_least_absolute_deviations_as_quantreg_prints_it()
    {
        var fit = Recipe.Choose(new LaplaceLikelihood()).Predict("mu", "air_flow", "water_temp", "acid_conc")
            .Train(Datasets.StackLoss(), "stack_loss");
        Assert.Equal(-39.68985507, fit["mu", "intercept"].Estimate, 8);
        Assert.Equal(0.83188406, fit["mu", "air_flow"].Estimate, 8);
        Assert.Equal(0.57391304, fit["mu", "water_temp"].Estimate, 8);
        Assert.Equal(-0.06086957, fit["mu", "acid_conc"].Estimate, 8);
        // Its information has no kink: that of log b is 1 for each of the 21 days.
        Assert.Equal(1 / Math.Sqrt(21), fit["scale", "intercept"].StandardError, 1e-9);
        Assert.All(fit.Coefficients, c => Assert.True(double.IsFinite(c.StandardError)));
    }

    [Fact]
    public void Deaths_by_horse_kick_as_Bortkiewicz_gives_them()
    {
        var fit = Recipe.Choose(new PoissonLikelihood()).Predict("lambda").Train(Datasets.HorseKicks().Expand("corps_years"), "deaths");
        Assert.Equal(200, fit.Examples);
        Assert.Equal(0.61, fit.Infer().Lambda, 1e-12);
    }

    [Fact]
    public void Petrol_by_batch_and_temperature_as_betareg_prints_it()
    {
        var fit = Recipe.Choose(new BetaLikelihood()).Predict("mu", "batch", "temperature").Train(Datasets.Petrol(), "yield");
        Assert.Equal(0.010967, fit["mu", "temperature"].Estimate, 6);
        Assert.Equal(440.28, Math.Exp(fit["precision", "intercept"].Estimate), 2);
        Assert.Equal(84.8, fit.LogLikelihood, 1);
    }

    [Fact]
    public void Waiting_for_Old_Faithful_as_mixtools_prints_it()
    {
        var fit = Recipe.Choose(new NormalMixtureLikelihood(2, commonSigma: true)).Predict("mu").Train(Datasets.Faithful(), "waiting");
        var mixture = fit.Infer();

        // Printed where EM had stopped, when a round gained less than 1e-8: the maximum is a few units of the last digit away (see fits.R).
        Assert.Equal(0.3608498, mixture.Weights[0], 5e-7);
        Assert.Equal(54.61364, mixture.Components[0].Mu, 2e-5);
        Assert.Equal(80.09031, mixture.Components[1].Mu, 1e-5);
        Assert.Equal(5.869089, mixture.Components[0].Sigma, 3e-6);
        Assert.Equal(-1034.002, fit.LogLikelihood, 3);
    }

    [Fact]
    public void Hours_between_failures_as_boot_gives_them()
    {
        var fit = Recipe.Choose(new ExponentialLikelihood()).Predict("rate").Train(Datasets.AirConditioning(), "hours");
        Assert.Equal(108.0833, fit.Infer().Mean, 4);
    }

    [Fact]
    public void Directions_of_turtles_as_circular_prints_them()
    {
        var fit = Recipe.Choose(new VonMisesLikelihood()).Predict("direction").Train(Datasets.Turtles(), "radians");
        Assert.Equal(64.17, double.RadiansToDegrees(fit.Infer().Mu), 2);
    }
}
