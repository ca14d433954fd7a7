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
        var fit = Recipe.Choose(new CategoricalLikelihood(3, baseline: true)).Predict("p", "flipper_length_mm").Train(Datasets.Penguins(), "species");
        Assert.Equal(342, fit.Examples);
        Assert.Equal(2, fit.DroppedRows);
        Assert.Equal(["Adelie", "Chinstrap", "Gentoo"], fit.Levels);
        Assert.Equal(0.1297, fit["p[Chinstrap]", "flipper_length_mm"].Estimate, 4);
        Assert.Equal(0.7167, fit["p[Gentoo]", "flipper_length_mm"].Estimate, 4);
    }
}
