using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>Raw outputs are called by classes where there is one for each of them, or for each but the first; else by numbers.</summary>
public class ClassNamesTests
{
    private static readonly DataFrame Frame = new(
        new DoubleDataFrameColumn("x", Enumerable.Range(0, 24).Select(i => (double)i)),
        new StringDataFrameColumn("three", Enumerable.Range(0, 24).Select(i => "abc"[i * 7 % 24 / 8].ToString())),
        new StringDataFrameColumn("four", Enumerable.Range(0, 24).Select(i => "abcd"[i * 7 % 24 / 6].ToString())));

    [Theory]
    [InlineData(true, "p[b]", "p[b]", "p[c]", "p[c]")]
    [InlineData(false, "p[a]", "p[a]", "p[b]", "p[b]", "p[c]", "p[c]")]
    public void Each_class_but_the_baseline_names_its_own(bool baseline, params string[] names) => Assert.Equal(names,
        Recipe.Choose(new CategoricalLikelihood(3, baseline)).Predict("p", "x").Train(Frame, "three")
            .Coefficients.Select(coefficient => coefficient.Parameter));

    [Theory]
    [InlineData("three", 3, "place", "place", "gap")]
    [InlineData("four", 4, "place", "place", "gap[0]", "gap[1]")]
    public void What_lies_between_classes_in_order_has_no_name_of_theirs(string output, int classes, params string[] names)
    {
        var recipe = Recipe.Choose(new Ordered(classes));
        var fit = recipe.Predict("place", "x").Train(Frame, output);
        Assert.Equal(names, fit.Coefficients.Select(coefficient => coefficient.Parameter));
        Assert.Equal(fit["place", "x"].Estimate, recipe.FromJson(fit.ToJson())["place", "x"].Estimate);
    }

    // As a reader would write it, whose classes are told to be text.
    private sealed class Ordered(int classes) : Likelihood<int, Categorical>
    {
        private readonly OrdinalLikelihood ordinal = new(classes);

        public override IReadOnlyList<Parameter> Parameters => ordinal.Parameters;

        public override Categorical At(params ReadOnlySpan<double> z) => ordinal.At(z);

        public override void Gradient(ReadOnlySpan<double> z, int y, Span<double> gradient) => ordinal.Gradient(z, y, gradient);

        public override int? Levels(int k = 0) => classes;
    }
}
