using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>How recipes do on rows that they have not seen. The numbers are R's, whose <c>lm</c> and <c>glm</c> were trained fold by
/// fold.</summary>
public class HeldOutTests
{
    private static readonly FrameRecipe<double, Normal> Line = Recipe.Choose(new NormalLikelihood()).Predict("mu", "speed");
    private static readonly FrameRecipe<double, Bernoulli> Seals = Recipe.Choose(new BernoulliLikelihood()).Predict("p", "temperature");

    [Fact]
    public void One_by_one_each_row_is_judged_by_a_fit_to_all_others()
    {
        var losses = Line.HeldOutLosses(Datasets.Cars(), i => i, "dist");
        Assert.Equal(210.66081835, losses.Sum(), 1e-8);
        Assert.Equal(9.25436531437, losses[48], 1e-9);
    }

    [Fact]
    public void By_thirds_levels_keep_their_meaning_also_where_a_fold_lacks_one()
    {
        var losses = Seals.HeldOutLosses(Datasets.ORings(), i => i % 3, "damage");
        Assert.Equal(11.493252126, losses.Sum(), 1e-7);
        Assert.Equal(0.665731662796, losses[0], 1e-8);
        // One launch alone has one level only.
        Assert.Equal(23, Seals.HeldOutLosses(Datasets.ORings(), i => i, "damage").Length);
    }

    [Fact]
    public void On_the_training_rows_the_losses_add_up_to_the_loss()
    {
        var fit = Line.Train(Datasets.Cars(), "dist");
        Assert.Equal(fit.Loss, fit.Losses(Datasets.Cars(), "dist").Sum(), 1e-9);
    }

    [Fact]
    public void A_censored_output_is_judged_by_what_is_known_of_it()
    {
        var recipe = Recipe.Choose(new CensoredLikelihood<Weibull>(new WeibullLikelihood())).Predict("scale", "age");
        var fit = recipe.Train(Datasets.Lung(), "days", "died");
        Assert.Equal(fit.Loss, fit.Losses(Datasets.Lung(), "days", "died").Sum(), 1e-9);
    }

    [Fact]
    public void Where_a_probability_rounds_to_1_the_loss_of_the_other_output_is_still_known()
    {
        var fit = Seals.Train(Datasets.ORings(), "damage");
        var far = new DataFrame(new DoubleDataFrameColumn("temperature", [-1000.0]), new StringDataFrameColumn("damage", ["no"]));
        Assert.Equal(fit["p", "intercept"].Estimate - 1000 * fit["p", "temperature"].Estimate, fit.Losses(far, "damage")[0], 1e-9);
    }

    [Fact]
    public void Levels_of_each_output_keep_their_meaning()
    {
        var both = Recipe.Choose(new IndependentLikelihood(new NormalLikelihood(), new BernoulliLikelihood())).Predict("p[1]", "x");
        DataFrame Frame(params string[] texts) => new(
            new DoubleDataFrameColumn("x", [1, 2, 3, 4]), new DoubleDataFrameColumn("y", [1, 3, 2, 5]),
            new StringDataFrameColumn("t", texts));
        var fit = both.Train(Frame("a", "b", "a", "b"), "y", "t");
        var back = Recipe.Choose(new IndependentLikelihood(new NormalLikelihood(), new BernoulliLikelihood())).FromJson(fit.ToJson());
        Assert.Equal(fit.Losses(Frame("a", "b", "a", "b"), "y", "t")[1], back.Losses(Frame("b", "b", "b", "b"), "y", "t")[1]);
        Assert.StartsWith("Column 't' holds 'c', which the fit does not know",
            Assert.Throws<ArgumentException>(() => back.Losses(Frame("b", "c", "b", "b"), "y", "t")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_text_for_the_fit_is_text_for_its_judge_and_a_number_a_number()
    {
        var texts = Datasets.ORings();
        var numbers = new DataFrame(
            texts["temperature"],
            new DoubleDataFrameColumn("damage", texts.Texts("damage").Select(text => text == "yes" ? 1.0 : 0)));
        Assert.Equal("Column 'damage' holds numbers, but the fit was trained on text: 'no', 'yes'.",
            Assert.Throws<ArgumentException>(() => Seals.Train(texts, "damage").Losses(numbers, "damage")).Message);
        Assert.Equal("Column 'damage' holds text, but the fit was trained on numbers.",
            Assert.Throws<ArgumentException>(() => Seals.Train(numbers, "damage").Losses(texts, "damage")).Message);
    }

    [Fact]
    public void What_is_wrong_with_a_row_is_said_before_any_is_left_out()
    {
        var recipe = Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "speed");
        var cars = Datasets.Cars();
        cars["dist"][9] = 0.5;
        Assert.StartsWith("Row 10 of column 'dist': ",
            Assert.Throws<ArgumentException>(() => recipe.HeldOutLosses(cars, i => i % 2, "dist")).Message, StringComparison.Ordinal);
        var levels = new DataFrame(
            new StringDataFrameColumn("g", ["a", "b", "a", "b", "c"]), new DoubleDataFrameColumn("dist", [1, 2, 3, 4, 5]));
        Assert.StartsWith("Fold 4: 'c' is not a level of 'g'", Assert.Throws<ArgumentException>(() =>
            Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "g").HeldOutLosses(levels, i => i, "dist")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_is_said_with_its_place()
    {
        var counts = Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "speed").Train(Datasets.Cars(), "dist");
        var row = new DataFrame(new DoubleDataFrameColumn("speed", [1.0, 2.0]), new DoubleDataFrameColumn("dist", [1.0, 1.5]));
        Assert.StartsWith("Row 2 of column 'dist': ", Assert.Throws<ArgumentException>(() => counts.Losses(row, "dist")).Message,
            StringComparison.Ordinal);

        var seals = Seals.Train(Datasets.ORings(), "damage");
        var launches = new DataFrame(new DoubleDataFrameColumn("temperature", [60.0]), new StringDataFrameColumn("damage", ["perhaps"]));
        Assert.Equal("Column 'damage' holds 'perhaps', which the fit does not know; it knows 'no', 'yes'.",
            Assert.Throws<ArgumentException>(() => seals.Losses(launches, "damage")).Message);

        Assert.StartsWith("All rows are of one fold", Assert.Throws<ArgumentException>(
            () => Line.HeldOutLosses(Datasets.Cars(), _ => 0, "dist")).Message, StringComparison.Ordinal);
        var apart = new DataFrame(
            new DoubleDataFrameColumn("temperature", [1, 2, 3, 4, 5]),
            new StringDataFrameColumn("damage", ["no", "no", "yes", "yes", "no"]));
        Assert.StartsWith("Without fold 4: ", Assert.Throws<InvalidOperationException>(
            () => Seals.HeldOutLosses(apart, i => i, "damage")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_training_can_be_cancelled() => Assert.Throws<OperationCanceledException>(
        () => Line.HeldOutLosses(Datasets.Cars(), i => i, ["dist"], new CancellationToken(canceled: true)));

    [Fact]
    public void A_gain_is_the_sum_of_differences_with_its_standard_error()
    {
        double[] from = [3, 5, 4, 8], to = [1, 5, 5, 3]; // Differences 2, 0, −1, 5: sum 6, mean 1.5, Σ(d − 1.5)² = 21.
        var gain = Gain.Of(from, to);
        Assert.Equal(new Gain(6, Math.Sqrt(4 * 21 / 3.0)), gain);
        Assert.Equal("6.0 ± 5.3 nats", gain.ToString());
        Assert.Equal("0.0 ± 0.3 nats", new Gain(-0.04, 0.3).ToString());
        Assert.Equal("-0.1 ± 0.0 nats", new Gain(-0.1, 0).ToString());
        Assert.Equal(new Gain(1, 1), Gain.Of([double.PositiveInfinity, 2], [double.PositiveInfinity, 1]));
        Assert.Equal(double.PositiveInfinity, Gain.Of([double.PositiveInfinity, 2], [2, 1]).Sum);
        Assert.Throws<ArgumentException>(() => Gain.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => Gain.Of([1], [1]));
    }
}
