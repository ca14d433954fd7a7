using System.Text.Json.Nodes;

namespace LossNotebooks.Tests.Fits;

/// <summary>A fit goes through JSON and infers the same, to the last digit.</summary>
public class SavedFitTests
{
    [Theory]
    [InlineData("loss", "\"Infinity\"")]
    [InlineData("loss", "\"NaN\"")]
    [InlineData("phi", "[\"-Infinity\"]")]
    public void A_number_that_no_fit_has_is_refused(string member, string value)
    {
        var recipe = Recipe.Choose(new NormalMeanLikelihood(1)).Predict(new LinearModel(0));
        var fit = JsonNode.Parse(recipe.Train([], [1.0, 2]).ToJson())!;
        fit[member] = JsonNode.Parse(value);
        Assert.Equal("The saved fit lacks something, or has a number that no fit has: was it edited?",
            Assert.Throws<FormatException>(() => recipe.FromJson(fit.ToJsonString())).Message);
    }

    [Fact]
    public void A_fit_of_a_truncation_at_another_place_is_refused_however_near()
    {
        static ModelRecipe<double, Truncated<Exponential>> Above(double least) => Recipe.Choose(
            new TruncatedLikelihood<Exponential>(new ExponentialLikelihood(), Interval.AtLeast(least))).Predict(new LinearModel(1));
        var json = Above(0.12345671).Train([-1, -0.5, 0, 0.5, 1, 1.5], [0.5, 1, 0.7, 2, 1.5, 3]).ToJson();
        Assert.NotNull(Above(0.12345671).FromJson(json));
        Assert.Contains("[0.12345671, Infinity]", Refusal(() => Above(0.12345674).FromJson(json)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fit_on_a_frame_comes_back_as_it_was()
    {
        var recipe = Recipe.Choose(new PoissonLikelihood());
        var looms = Datasets.WarpBreaks();
        looms["t"] = new Microsoft.Data.Analysis.DoubleDataFrameColumn("t", Enumerable.Range(0, 54).Select(i => 1 + i / 7.0));
        var fit = recipe.Predict("lambda", "wool", "tension").WithExposure("t").Train(looms, "breaks");
        var back = recipe.FromJson(fit.ToJson());
        Assert.Equal(fit.Infer(looms), back.Infer(looms));
        Assert.Equal(fit.Coefficients, back.Coefficients);
        Assert.Equal(fit.ToString(), back.ToString());
        Assert.Equal(fit.ToJson(), back.ToJson());
    }

    [Fact]
    public void Classes_missing_rows_and_standard_errors_that_are_not_there_come_back_too()
    {
        var recipe = Recipe.Choose(new CategoricalLikelihood(3));
        var fit = recipe.Predict("p", "flipper_length_mm").Train(Datasets.Penguins(), "species");
        var back = recipe.FromJson(fit.ToJson());
        Assert.Equal(fit.Levels, back.Levels);
        Assert.Equal((342, 2), (back.Examples, back.DroppedRows));
        Assert.Equal(fit.Coefficients, back.Coefficients);
        Assert.Equal(fit.Infer(("flipper_length_mm", 200)), back.Infer(("flipper_length_mm", 200)));
    }

    [Fact]
    public void A_fit_on_arrays_comes_back_as_it_was()
    {
        double[] x = [-1, -0.6, -0.2, 0.2, 0.6, 1], y = [0.1, 0.7, 0.4, 0.9, 0.2, 0.3];
        var recipe = Recipe.Choose(new NormalMeanLikelihood(0.3)).Predict(new ShallowNetwork(1, 4));
        var fit = recipe.Train(x, y, new Adam(0.01, 200), new Random(1));
        var back = recipe.FromJson(fit.ToJson());
        Assert.Equal(fit.InferBatch(x, 6), back.InferBatch(x, 6));
        Assert.Equal(x.Select(value => fit.Infer(value)), fit.InferBatch(x, 6));
        Assert.Equal(fit.Phi, back.Phi);
        Assert.Equal(fit.Loss, back.Loss);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("no JSON")]
    public void Anything_else_is_refused(string json)
    {
        Assert.Contains("not the JSON of such a fit", Refusal(() => Recipe.Choose(new NormalLikelihood()).FromJson(json)),
            StringComparison.Ordinal);
        Assert.Contains("not the JSON of such a fit",
            Refusal(() => Recipe.Choose(new NormalLikelihood()).Predict(new LinearModel(1)).FromJson(json)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"inputs\": [", "\"inputs\": [null, ")]
    [InlineData("\"parts\": [", "\"parts\": [null, ")]
    [InlineData("\"output\": 0", "\"output\": 7")]
    [InlineData("\"levels\": [", "\"levels\": [null, ")]
    [InlineData("\"phi\": [", "\"phi\": [\"NaN\", ")]
    public void One_that_was_edited_is_refused(string old, string edited)
    {
        var looms = Datasets.WarpBreaks();
        looms["t"] = new Microsoft.Data.Analysis.DoubleDataFrameColumn("t", Enumerable.Repeat(2.0, 54));
        var recipe = Recipe.Choose(new PoissonLikelihood());
        var json = recipe.Predict("lambda", "wool").WithExposure("t").Train(looms, "breaks").ToJson();
        Assert.Contains(old, json, StringComparison.Ordinal);
        Assert.Contains("was it edited", Refusal(() => recipe.FromJson(json.Replace(old, edited, StringComparison.Ordinal))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_fit_of_something_else_is_refused()
    {
        var line = Recipe.Choose(new NormalMeanLikelihood(1)).Predict(new LinearModel(1)).Train([-1, 0, 1], [-1, 1, 3]).ToJson();
        Assert.Contains("saved with NormalMeanLikelihood(σ = 1), but the recipe chooses NormalMeanLikelihood(σ = 2)",
            Refusal(() => Recipe.Choose(new NormalMeanLikelihood(2)).Predict(new LinearModel(1)).FromJson(line)), StringComparison.Ordinal);
        Assert.Contains("2 parameters of LinearModel(1, [[0]]), but the recipe has 3 of LinearModel(2, [[0, 1]])",
            Refusal(() => Recipe.Choose(new NormalMeanLikelihood(1)).Predict(new LinearModel(2)).FromJson(line)), StringComparison.Ordinal);
    }

    private static string Refusal(Action read) => Assert.Throws<FormatException>(read).Message;
}
