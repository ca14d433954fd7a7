using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>A fit on a sequence of frames is that on one frame with all the rows.</summary>
public class RowsInBlocksTests
{
    private static readonly DataFrame Rows = Draw(70_000);

    [Theory]
    [InlineData(1_000)]
    [InlineData(2_048)]
    [InlineData(33_333)]
    [InlineData(69_999)]
    [InlineData(80_000)]
    public void The_digits_do_not_depend_on_how_the_rows_are_divided(int size) => Same(
        Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "x", "g", "x:g", "x^2").WithExposure("t").WithFrequencies("n"),
        Rows, size, "count");

    [Fact]
    public void Nor_do_those_of_other_kinds_of_recipes()
    {
        var few = Draw(5_000);
        Same(Recipe.Choose(new NormalLikelihood()).Predict("mu", "x").Predict("sigma", "g").WithNormalPrior(2), few, 777, "y");
        Same(Recipe.Choose(new CategoricalLikelihood(3)).Predict("p", "x"), few, 777, "g");
        Same(Recipe.Choose(new BernoulliLikelihood()).Predict("p", "x", "y").WithOffset("p", "t"), few, 777, "yes");
        Same(Recipe.Choose(new MultivariateNormalLikelihood(2)).Predict("mu", "g"), few, 777, "x", "y");
        Same(Recipe.Choose(new CensoredLikelihood<Normal>(new NormalLikelihood())).Predict("mu", "x"), few, 777, "y", "seen");
        Same(Recipe.Choose(new QuantileLikelihood(0.9)).Predict("mu", "x"), few, 777, "y");
    }

    [Fact]
    public void What_is_asked_of_the_fit_afterwards_reads_the_rows_again()
    {
        var recipe = Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "x");
        var few = Draw(5_000);
        using var source = new CancellationTokenSource();
        var (whole, divided) = (recipe.Train(few, "count"), recipe.Train(Divide(few, 777), ["count"], null, source.Token));
        source.Cancel();
        Assert.Equal(whole.RobustCoefficients().Select(c => c.StandardError), divided.RobustCoefficients().Select(c => c.StandardError));
        Assert.Equal(whole.ProfileInterval("lambda", "x"), divided.ProfileInterval("lambda", "x"));
    }

    [Fact]
    public void A_file_is_read_block_by_block()
    {
        var path = Path.GetTempFileName();
        var few = Draw(1_000);
        try
        {
            DataFrame.SaveCsv(few, path);
            var recipe = Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "x", "g");
            Assert.Equal(Told(recipe.Train(Csv.Load(path), "count")), Told(recipe.Train(Csv.Blocks(path, 64), "count")));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_sequence_must_give_the_same_rows_each_time()
    {
        var random = new Random(1);
        var recipe = Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "x");
        Refused("The frames are not the same each time", Enumerable.Range(0, 3).Select(_ => Draw(100, random.Next())));
        var rest = new Queue<DataFrame>([Draw(100)]);
        Refused("The frames are not the same each time", Enumerable.Range(0, 1).SelectMany<int, DataFrame>(
            _ => rest.TryDequeue(out var frame) ? [frame] : []));
        Refused("There is no frame with rows to train on.", []);
        Refused("The frame has no rows to train on.", [Part(Rows, 0, 0), Part(Rows, 0, 0)]);
        void Refused(string sentence, IEnumerable<DataFrame> frames) => Assert.StartsWith(
            sentence, Assert.Throws<ArgumentException>(() => recipe.Train(frames, "count")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_with_a_row_is_told_with_its_number_among_all()
    {
        var recipe = Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "x", "g").WithExposure("t");
        Refused("Row 151 of column 'x' is NaN", "x", double.NaN);
        Refused("Row 151 of column 'count': ", "count", 0.5);
        Refused("Row 151 of column 't': An exposure must be", "t", -1.0);
        Refused("Row 151 of column 'g' is the text '', where a value is missing", "g", "");
        void Refused(string sentence, string column, object value)
        {
            var frame = Draw(300);
            frame[column][150] = value;
            frame[column][7] = null;
            Assert.StartsWith(sentence, Assert.Throws<ArgumentException>(() => recipe.Train(Divide(frame, 40), "count")).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_column_is_text_in_all_frames_or_in_none()
    {
        var (first, second) = (Draw(100), Draw(100));
        second["x"] = new StringDataFrameColumn("x", second["x"].Cast<double>().Select(x => $"{x}"));
        Assert.StartsWith("Column 'x' holds text in one frame and numbers in another", Assert.Throws<ArgumentException>(() =>
            Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "x").Train([first, second], "count")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Training_can_be_watched_and_ends_at_the_next_frame_when_cancelled()
    {
        using var source = new CancellationTokenSource();
        var frames = 0;
        var seen = new List<int>();
        Assert.Throws<OperationCanceledException>(() => Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "x").Train(
            Divide(Rows, 1_000).Select(frame =>
            {
                frames += seen.Count > 0 ? 1 : 0;
                if (frames == 3)
                {
                    source.Cancel();
                }

                return frame;
            }), ["count"], new Steps(step => seen.Add(step.Step)), source.Token));
        Assert.Equal((0, 3), (seen[^1], frames));
    }

    private static void Same<TOutput, TDistribution>(
        FrameRecipe<TOutput, TDistribution> recipe, DataFrame rows, int size, params string[] output)
        where TDistribution : Distribution<TOutput> =>
        Assert.Equal(Told(recipe.Train(rows, output)), Told(recipe.Train(Divide(rows, size), output)));

    // All that a fit knows, to the last digit.
    private static string Told<TOutput, TDistribution>(FrameFit<TOutput, TDistribution> fit)
        where TDistribution : Distribution<TOutput> => $"{fit.ToJson()} {string.Join(" ", fit.History.Losses)}";

    private static IEnumerable<DataFrame> Divide(DataFrame rows, int size)
    {
        for (var first = 0; first < rows.Rows.Count; first += size)
        {
            yield return Part(rows, first, Math.Min(size, (int)rows.Rows.Count - first));
        }
    }

    private static DataFrame Part(DataFrame rows, int first, int count) => rows[Enumerable.Range(first, count)];

    private static DataFrame Draw(int rows, int seed = 1)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, rows).Select(_ => 5 + random.NextDouble())];
        double?[] counts = [.. x.Select((x, i) => i % 97 == 5 ? (double?)null : Math.Floor(x * random.NextDouble()))];
        return new(
            new DoubleDataFrameColumn("x", x), new DoubleDataFrameColumn("count", counts),
            new DoubleDataFrameColumn("y", x.Select(x => x + random.NextDouble() - random.NextDouble())),
            new DoubleDataFrameColumn("yes", x.Select(x => (double)random.Next(2))),
            new DoubleDataFrameColumn("seen", x.Select((_, i) => i % 3 == 0 ? 0.0 : 1)),
            new DoubleDataFrameColumn("t", x.Select(_ => 0.5 + random.NextDouble())),
            new Int32DataFrameColumn("n", x.Select(_ => random.Next(4))),
            new StringDataFrameColumn("g", x.Select((_, i) => i < rows / 2 ? "b" : i % 2 == 0 ? "a" : "c")));
    }

    private sealed class Steps(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
