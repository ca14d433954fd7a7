using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>A fit leaves numbers where the frame has them: it is told when they are no longer what they were.</summary>
public class RowsInPlaceTests
{
    private static readonly Recipe<double, Normal> Recipe = LossNotebooks.Recipe.Choose(new NormalLikelihood());

    public static TheoryData<string> Columns => ["x", "n", "y"];

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_fit_refuses_to_look_again_at_rows_that_have_changed(string column)
    {
        var frame = Draw();
        var fit = Recipe.Predict("mu", "x", "n").Train(frame, "y");
        var (interval, errors) = (fit.ProfileInterval("mu", "x"), Errors(fit));
        var before = frame[column][17];
        frame[column][17] = column == "n" ? 8 : (object)8.5;
        Assert.StartsWith(
            "The frame has changed since the fit was trained on it",
            Assert.Throws<InvalidOperationException>(() => fit.ProfileInterval("mu", "x")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(fit.RobustCoefficients);
        frame[column][17] = column == "n" ? 9 : (object)double.NaN;
        Assert.Throws<InvalidOperationException>(fit.RobustCoefficients);
        frame[column][17] = before;
        Assert.Equal(interval, fit.ProfileInterval("mu", "x"));
        Assert.Equal(errors, Errors(fit));
    }

    [Fact]
    public void What_the_fit_has_not_used_may_change()
    {
        var frame = Draw();
        var fit = Recipe.Predict("mu", "x").Train(frame, "y");
        var interval = fit.ProfileInterval("mu", "x");
        frame["n"][3] = 99;
        frame.Columns.Add(new DoubleDataFrameColumn("new", frame.Rows.Count));
        Assert.Equal(interval, fit.ProfileInterval("mu", "x"));
    }

    [Fact]
    public void Rows_that_were_left_out_leave_a_copy_of_the_others()
    {
        var frame = Draw();
        frame["x"][5] = null;
        var fit = Recipe.Predict("mu", "x").Train(frame, "y");
        var errors = Errors(fit);
        frame["x"][6] = 99.0;
        Assert.Equal(errors, Errors(fit));
    }

    [Fact]
    public void Columns_of_any_type_are_the_same_as_doubles()
    {
        var frame = Draw();
        double[] x = [.. frame.Numbers("x").Select(value => Math.Round(8 * value))];
        var fits = new DataFrameColumn[]
        {
            new DoubleDataFrameColumn("x", x), new SingleDataFrameColumn("x", x.Select(value => (float)value)),
            new Int64DataFrameColumn("x", x.Select(value => (long)value)),
            new DecimalDataFrameColumn("x", x.Select(value => (decimal)value)),
        }.Select(column => Recipe.Predict("mu", "x").Train(new DataFrame(column, frame["y"]), "y"));
        Assert.Single(fits.Select(fit => $"{fit.ToJson()} {fit.ProfileInterval("mu", "x")}").Distinct());
    }

    [Fact]
    public void Nor_does_a_fit_on_a_sequence_of_frames_look_at_others()
    {
        var frame = Draw();
        var fit = Recipe.Predict("mu", "x").Train((DataFrame[])[frame], "y");
        frame["x"][5] = 9.0;
        Assert.StartsWith(
            "The frames are not the same", Assert.Throws<ArgumentException>(fit.RobustCoefficients).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => fit.ProfileInterval("mu", "x"));
    }

    [Fact]
    public void Offsets_frequencies_and_losses_with_kinks_are_no_exception()
    {
        FrameRecipe<double, Normal> mean = Recipe.Predict("mu", "x");
        var frame = Draw();
        foreach (var train in (Func<Action>[])[
            () => Profile(mean.WithOffset("mu", "n").Train(frame, "y")), () => Profile(mean.WithFrequencies("n").Train(frame, "y")),
            () => Profile(LossNotebooks.Recipe.Choose(new LaplaceLikelihood()).Predict("mu", "x").WithOffset("mu", "n").Train(frame, "y"))])
        {
            frame["n"][3] = 1;
            var profile = train();
            profile();
            frame["n"][3] = 2;
            Assert.Throws<InvalidOperationException>(profile);
        }

        static Action Profile<T>(FrameFit<double, T> fit)
            where T : Distribution<double> => () => fit.ProfileInterval("mu", "x");
    }

    private static double[] Errors(FrameFit<double, Normal> fit) => [.. fit.RobustCoefficients().Select(c => c.StandardError)];

    private static DataFrame Draw()
    {
        var random = new Random(5);
        double[] x = [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble())];
        return new(
            new DoubleDataFrameColumn("x", x), new Int32DataFrameColumn("n", x.Select((_, i) => 1 + i % 7)),
            new DoubleDataFrameColumn("y", x.Select(value => 2 * value + random.NextDouble())));
    }
}
