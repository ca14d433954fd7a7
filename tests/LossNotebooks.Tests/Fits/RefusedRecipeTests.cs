using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>What a recipe, or a fit, can't do with columns of another kind: it says so, and what it could do.</summary>
public class RefusedRecipeTests
{
    private static readonly Recipe<double, Normal> Normals = Recipe.Choose(new NormalLikelihood());

    private static readonly DataFrame Frame = new(
        new DoubleDataFrameColumn("x", [1, 2, 3, 4, 5, 6]), new DoubleDataFrameColumn("y", [2, 1, 4, 3, 6, 6]),
        new DoubleDataFrameColumn("half", [0, 1, 0.5, 1, 0, 1]), new DoubleDataFrameColumn("huge", [0, 1, 1e10, 1, 0, 1]),
        new StringDataFrameColumn("text", ["a", "b", "b", "a", "b", "a"]),
        new StringDataFrameColumn("bits", ["0", "1", "1", "0", "1", "1"]), new DoubleDataFrameColumn("bit", [0, 1, 1, 0, 1, 1]));

    public static TheoryData<Func<object>, string> Refused => new()
    {
        { () => Normals.Predict("mu").WithOffset("nu", "x"),
            "NormalLikelihood has no parameter 'nu' with one raw output; it has 'mu', 'sigma'." },
        { () => Recipe.Choose(new CategoricalLikelihood(3)).Predict("p").WithOffset("p", "x"),
            "CategoricalLikelihood(K = 3) has no parameter 'p' with one raw output; it has none." },
        { () => Normals.Predict("mu").WithOffset("mu", "x").WithOffset("mu", "y"),
            "The parameter has an offset already; add 'y' to its column." },
        { () => Recipe.Choose(new PoissonLikelihood()).Predict("lambda").WithExposure("x").WithOffset("lambda", "y"),
            "The parameter has an offset already; add 'y' to its column." },
        { () => Recipe.Choose(new PoissonLikelihood().WithLink("lambda", new SoftplusLink())).Predict("lambda").WithExposure("x"),
            " is a mean and has the softplus link." },
        { () => Recipe.Choose(new CategoricalLikelihood(2)).Predict("p").Train(Frame, "half"),
            "Column 'half' holds 0.5, which is not the number of a class." },
        { () => Recipe.Choose(new CategoricalLikelihood(2)).Predict("p").Train(Frame, "huge"),
            "Column 'huge' holds 10000000000, which is not the number of a class." },
        { () => Recipe.Choose(new CensoredLikelihood<Normal>(new NormalLikelihood(), Censoring.Interval)).Predict("mu")
            .Train(Frame, "x", "text"), "Column 'text' holds text, but bounds are numbers." },
        { () => Recipe.Choose(new IndependentLikelihood(new NormalLikelihood(), new BernoulliLikelihood())).Predict("mu[0]")
            .Train(Frame, "y", "text").Losses(Frame, "y", "text", "x"), "has 3 numbers where 2 are needed" },
        { () => Normals.Predict("mu").WithFrequencies("none").Train(Without(), "y"), "No row is left to train on: every frequency is 0." },
        { () => Normals.Predict("mu", "x^1").Train(Frame, "y"), "There is no column 'x^1'" },
        { () => Normals.Predict("mu", "^2").Train(Frame, "y"), "There is no column '^2'" },
        { () => Normals.Predict("mu", "x^y").Train(Frame, "y"), "There is no column 'x^y'" },
        { () => Normals.Predict("mu").Train(Frame, "y")["sigma", "x"], "There is no coefficient of 'x' for 'sigma'; there are" },
        { () => Normals.Predict("mu").Train(Frame, "y")["nu", "intercept"], "There is no coefficient of 'intercept' for 'nu'; there are" },
        { () => Normals.Predict("mu").Train(Frame, "y").Losses(Frame, "text"),
            "Column 'text' holds text, but the fit was trained on numbers." },
        { () => Recipe.Choose(new BernoulliLikelihood()).Predict("p").Train(Frame, "text").Losses(Frame, "bit"),
            "Column 'bit' holds numbers, but the fit was trained on text: 'a', 'b'." },
        { () => Normals.Predict("mu", "x").Train(Frame, "y").Compare(Normals.Predict("mu").Train(Frame.Head(4), "y")),
            "The fits were trained on 6 and 4 rows, not on the same." },
        { () => Normals.Predict("mu", "x").Train(Frame, "y").Compare(Normals.Predict("mu", "bit").Train(Frame, "y")),
            "Both fits have as many coefficients, so that none is a special case of the other." },
        { () => Normals.Predict("mu", "bit", "half").Train(Frame, "y").Compare(Normals.Predict("mu", "x").Train(Frame, "y")),
            "The fit with fewer coefficients has the lower loss, so that it is no special case of the other." },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_can_not_be_done_is_said_with_what_there_is(Func<object> mistake, string sentence) => Assert.Contains(
        sentence, Assert.ThrowsAny<ArgumentException>(mistake).Message, StringComparison.Ordinal);

    [Fact]
    public void Rankings_come_from_arrays_and_not_from_columns() => Assert.Equal(
        "Outputs of type Int32[] do not come from columns: train on arrays, Predict(model).Train(x, y).",
        Assert.Throws<NotSupportedException>(
            () => Recipe.Choose(new PlackettLuceLikelihood(2)).Predict("worth").Train(Frame, "bit")).Message);

    [Fact]
    public void Where_too_few_rows_leave_nothing_of_vectors_no_spread_is_best() => Assert.StartsWith(
        "There is no best φ: at a loss of ",
        Assert.Throws<InvalidOperationException>(() => Recipe.Choose(new MultivariateNormalLikelihood(2)).Predict("mu", "x")
            .Train(Frame.Head(3), "y", "half")).Message, StringComparison.Ordinal);

    [Fact]
    public void Texts_of_0_and_1_are_the_numbers_that_they_look_like()
    {
        var recipe = Recipe.Choose(new BernoulliLikelihood()).Predict("p", "x");
        FrameFit<double, Bernoulli> texts = recipe.Train(Frame, "bits"), numbers = recipe.Train(Frame, "bit");
        Assert.Equal(numbers.Coefficients.Select(c => c.Estimate), texts.Coefficients.Select(c => c.Estimate));
        Assert.Equal(["0", "1"], texts.Levels);
        Assert.Empty(numbers.Levels);
    }

    [Fact]
    public void A_fit_has_levels_only_if_its_one_output_is_text()
    {
        Assert.Equal(["a", "b"], Recipe.Choose(new BernoulliLikelihood()).Predict("p").Train(Frame, "text").Levels);
        var both = Recipe.Choose(new IndependentLikelihood(new NormalLikelihood(), new BernoulliLikelihood())).Predict("mu[0]");
        Assert.Empty(both.Train(Frame, "y", "text").Levels);
        Assert.Empty(Recipe.Choose(new CensoredLikelihood<Normal>(new NormalLikelihood())).Predict("mu").Train(Frame, "y", "bit").Levels);
    }

    [Fact]
    public void Offsets_of_two_parameters_are_added_to_each()
    {
        var (plain, moved) = (Normals.Predict("mu"), Normals.Predict("mu").WithOffset("mu", "half").WithOffset("sigma", "bit"));
        var fit = moved.Train(Frame, "y");
        Normal at0 = fit.Infer(("half", 0), ("bit", 0)), at1 = fit.Infer(("half", 3), ("bit", 2));
        Assert.Equal(at0.Mu + 3, at1.Mu, 1e-12);
        Assert.Equal(Math.Exp(2), at1.Sigma / at0.Sigma, 1e-12);
        Assert.NotEqual(plain.Train(Frame, "y").Infer().Mu, at0.Mu, 1e-3);
    }

    [Fact]
    public void Censored_rows_have_the_losses_that_add_up_to_that_of_the_fit()
    {
        var fit = Recipe.Choose(new CensoredLikelihood<Normal>(new NormalLikelihood())).Predict("mu", "x").Train(Frame, "y", "bit");
        Assert.Equal(fit.Loss, fit.Losses(Frame, "y", "bit").Sum(), 1e-9);
    }

    // Numbers that name classes are kept as text.
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("na")]
    [InlineData("N/A")]
    [InlineData("NaN")]
    [InlineData("null")]
    public void A_mark_among_numbers_as_text_is_no_level(string mark)
    {
        var frame = new DataFrame(
            new StringDataFrameColumn("code", ["3", "7", mark, "3"]), new DoubleDataFrameColumn("y", [1, 2, 3, 4]));
        Assert.StartsWith($"Row 3 of column 'code' is the text '{mark}', where a value is missing",
            Assert.Throws<ArgumentException>(() => Normals.Predict("mu", "code").Train(frame, "y")).Message, StringComparison.Ordinal);
    }

    private static DataFrame Without()
    {
        var frame = Frame.Clone();
        frame["none"] = new DoubleDataFrameColumn("none", new double[6]);
        return frame;
    }
}
