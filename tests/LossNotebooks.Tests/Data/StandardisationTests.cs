using FsCheck.Fluent;
using MathNet.Numerics.Statistics;
using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Data;

public class StandardisationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    public void Columns_have_mean_0_and_deviation_1_in_any_unit(double unit)
    {
        var random = new Random(1);
        foreach (var columns in Enumerable.Range(1, 9))
        {
            double[][] raw = [.. Enumerable.Range(0, columns).Select(c =>
                (double[])[.. Enumerable.Range(0, 137).Select(
                    _ => (c + Math.Pow(10, c) * random.NextDouble()) * Math.BitDecrement(unit))])];
            var moments = MomentsOf(raw);
            for (var d = 0; d < columns; d++)
            {
                var column = Standardised(moments, d, raw[d]);
                Assert.Equal(0, column.Mean(), 1e-13);
                Assert.Equal(1, column.PopulationStandardDeviation(), 1e-13);
                double[] near1 = [.. raw[d].Select(value => value / unit)];
                Assert.Equal(1, moments.Mean(d) / unit / ArrayStatistics.Mean(near1), 1e-14);
                Assert.Equal(1, moments.Deviation(d) / unit / ArrayStatistics.PopulationStandardDeviation(near1), 1e-14);
            }
        }
    }

    [Fact]
    public void What_is_constant_becomes_0()
    {
        double[] tenths = [.. Enumerable.Repeat(0.1, 3000)], large = [double.MaxValue, double.MaxValue, double.MaxValue],
            both = [double.MaxValue, -double.MaxValue, -double.MaxValue];
        Assert.Equal((0.1, 0), (MomentsOf(tenths).Mean(0), MomentsOf(tenths).Deviation(0)));
        Assert.Equal(double.MaxValue, MomentsOf(large).Mean(0));
        Assert.All([.. Standardised(tenths), .. Standardised(large)], value => Assert.Equal(0, value));
        Assert.Equal(Math.Sqrt(2), Standardised(both)[0], 1e-14);
    }

    [Fact]
    public void Mean_and_deviation_lose_no_digits_far_from_0_nor_where_the_numbers_grow()
    {
        var far = MomentsOf([.. Enumerable.Range(0, 10_000).Select(i => 1e12 + i % 4)]);
        Assert.Equal((1e12 + 1.5, Math.Sqrt(1.25)), (far.Mean(0), far.Deviation(0)));
        double[] growing = [.. Enumerable.Range(0, 10_000).Select(i => Math.ScaleB(1, i / 20 - 250))];
        var (mean, deviation) = (ArrayStatistics.Mean(growing), ArrayStatistics.PopulationStandardDeviation(growing));
        var moments = MomentsOf(growing);
        Assert.Equal((1, 1), (Math.Round(moments.Mean(0) / mean, 13), Math.Round(moments.Deviation(0) / deviation, 13)));
    }

    [Fact]
    public void The_factor_of_products_is_that_of_the_columns_themselves_in_any_unit()
    {
        var random = new Random(4);
        double[][] raw = [.. Enumerable.Range(0, 7).Select(c => (double[])[.. Enumerable.Range(0, 5000).Select(
            i => Math.Pow(1e40, c - 3) * (c + random.NextDouble() + (i > 4000 ? 10 : 0)))])];
        var moments = MomentsOf(raw);
        double[] standardised = [.. raw.SelectMany((column, d) => Standardised(moments, d, column))];
        double[][] ofColumns = TriangularFactor.Of(new ExampleBlock<bool>(standardised, new bool[5000], null), 7),
            ofProducts = moments.FactorOrNull(7)!;
        for (var c = 0; c < 7; c++)
        {
            for (var d = 0; d <= c; d++)
            {
                Assert.Equal(Math.Abs(ofColumns[c][d]), Math.Abs(ofProducts[c][d]), 1e-8);
            }
        }
    }

    [Fact]
    public void Least_squares_leaves_what_is_at_right_angles_to_all_columns()
    {
        var random = new Random(5);
        double[] a = [.. Enumerable.Range(0, 3000).Select(_ => 1e3 + random.NextDouble())], b = [.. a.Select(a => a * random.NextDouble())],
            y = [.. a.Zip(b, (a, b) => 3 * a - b + 10 * random.NextDouble())];
        var frame = new DataFrame(new DoubleDataFrameColumn("a", a), new DoubleDataFrameColumn("b", b));
        var predictors = LinearPredictors.Learn([new RawOutput("mu", ["a", "b"])], [], Kinds(frame));
        ExampleBlock<double> examples = new(predictors.X(frame), y, null);
        var (line, factor) = Standardisation.Of(predictors, examples, withOutputs: true, isPenalised: false).LeastSquares()!;
        var x = new double[6000];
        examples.CopyTo(0, 3000, x);
        double[] left = [.. y.Select((y, i) => y - line[0, 0] - line[1, 0] * x[i] - line[2, 0] * x[3000 + i])];
        Assert.All(new[] { left.Mean(), Sums.OfProducts(left, x.AsSpan(0, 3000)), Sums.OfProducts(left, x.AsSpan(3000)) },
            product => Assert.Equal(0, product, 1e-6));
        Assert.Equal(left.PopulationStandardDeviation(), factor[0, 0], 1e-10);
    }

    [Fact]
    public void The_triangular_factor_keeps_lengths_and_angles()
    {
        var random = new Random(2);
        foreach (var (examples, columns) in new[] { (1, 3), (7, 7), (256, 4), (257, 9), (2000, 30), (5, 0) })
        {
            double[] x = [.. Enumerable.Range(0, examples * columns).Select(_ => random.NextDouble() - 0.3)];
            var r = TriangularFactor.Of(new ExampleBlock<double>(x, new double[examples], null), columns);
            for (var i = 0; i < columns; i++)
            {
                Assert.All(r[i][(i + 1)..], below => Assert.Equal(0, below));
                for (var j = 0; j < columns; j++)
                {
                    var angle = Sums.OfProducts(x.AsSpan(i * examples, examples), x.AsSpan(j * examples, examples));
                    Assert.Equal(angle, Sums.OfProducts(r[i], r[j]), 1e-13 * examples);
                }
            }
        }
    }

    [Fact]
    public void A_term_is_refused_exactly_if_Gram_and_Schmidt_leave_nothing_of_it() => Randomly.ForAll(
        from seed in Gen.Choose(0, int.MaxValue)
        from columns in Gen.Choose(1, 12)
        from examples in Gen.Choose(2, 700)
        select (seed, columns, examples),
        design =>
        {
            var x = NearlyDependent(new Random(design.seed), design.columns, design.examples);
            var frame = new DataFrame(x.Select(DataFrameColumn (column, c) => new DoubleDataFrameColumn($"x{c}", column)));
            var refused = Refused(x);
            var thrown = Record.Exception(() => Standardised(frame, Kinds(frame)));
            Assert.Equal(refused is null ? null : $"'x{refused}' says nothing new", thrown?.Message.Split(':')[0]);
        },
        count: 200);

    [Fact]
    public void Each_output_may_use_what_depends_on_the_columns_of_another()
    {
        var frame = new DataFrame(new DoubleDataFrameColumn("a", [1, 2, 4]), new DoubleDataFrameColumn("b", [2, 4, 8]),
            new DoubleDataFrameColumn("c", [3, 3, 3]));
        Assert.Equal(4, Of(frame, Kinds(frame), new RawOutput("mu", ["a"]), new RawOutput("sigma", ["b"])).RowsToRaw.Length);
        Assert.Contains("'b' says nothing new", Throws(frame, new RawOutput("mu", ["a", "b"]), new RawOutput("sigma", ["c"])),
            StringComparison.Ordinal);
        Assert.Contains("'c' says nothing new", Throws(frame, new RawOutput("mu", ["c"]), new RawOutput("sigma", ["a", "b"])),
            StringComparison.Ordinal);
        Assert.Contains("'c' says nothing new", Throws(frame, new RawOutput("mu", ["a"]), new RawOutput("sigma", ["b", "c"])),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_factor_has_a_column_for_each_level_but_the_first()
    {
        var frame = new DataFrame(new StringDataFrameColumn("g", ["b", "a", "c", "b"]), new DoubleDataFrameColumn("t", [1, 2, 3, 4]));
        var predictors = LinearPredictors.Learn([new RawOutput("mu", ["g", "t"])], [new Offset(0, "t", IsExposure: true)], Kinds(frame));
        Assert.Equal([1, 0, 0, 1, 0, 0, 1, 0, 1, 2, 3, 4, 0, Math.Log(2), Math.Log(3), Math.Log(4)], predictors.X(frame));
        Assert.Contains("'d' is not a level of 'g'; the levels are 'a', 'b', 'c'.", Assert.Throws<ArgumentException>(() =>
            predictors.X(new DataFrame(new StringDataFrameColumn("g", ["a", "d", "e"]), new DoubleDataFrameColumn("t", [1, 1, 1]))))
                .Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_is_taken_for_the_numbers_once()
    {
        const int Examples = 200_000, Columns = 6;
        var random = new Random(3);
        double[][] x = [.. Enumerable.Range(0, Columns).Select(
            _ => (double[])[.. Enumerable.Range(0, Examples).Select(_ => random.NextDouble())])];
        var frame = new DataFrame(x.Select((column, c) => new DoubleDataFrameColumn($"x{c}", column)));
        var kinds = Kinds(frame);
        Standardised(frame, kinds);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Standardised(frame, kinds);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Examples * Columns * sizeof(double) * 1.05);
        before = GC.GetAllocatedBytesForCurrentThread();
        TrainingRows.Of(frame, [.. frame.Columns.Select(column => column.Name)], []);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Examples * sizeof(double));
    }

    private static Standardisation Standardised(DataFrame frame, ColumnKinds kinds) =>
        Of(frame, kinds, new RawOutput("mu", [.. frame.Columns.Select(column => column.Name)]));

    private static Standardisation Of(DataFrame frame, ColumnKinds kinds, params RawOutput[] outputs)
    {
        var predictors = LinearPredictors.Learn(outputs, [], kinds);
        return Standardisation.Of(
            predictors, new ExampleBlock<bool>(predictors.X(frame), new bool[frame.Rows.Count], null), withOutputs: false,
            isPenalised: false);
    }

    private static ColumnKinds Kinds(DataFrame frame) =>
        ColumnKinds.Of([TrainingRows.Of(frame, [.. frame.Columns.Select(column => column.Name)], [])]);

    private static Moments MomentsOf(params double[][] columns) => Moments.Of(
        new ExampleBlock<bool>([.. columns.SelectMany(column => column)], new bool[columns[0].Length], null), columns.Length,
        withOutputs: false);

    private static double[] Standardised(double[] column) => Standardised(MomentsOf(column), 0, column);

    private static double[] Standardised(Moments moments, int d, double[] column)
    {
        var to = new double[column.Length];
        moments.Scale(d).Apply(column, to);
        return to;
    }

    private static string Throws(DataFrame frame, params RawOutput[] outputs) =>
        Assert.Throws<ArgumentException>(() => Of(frame, Kinds(frame), outputs)).Message;

    // Some columns are constant, some are sums of those before them and of a little that is new: 10⁻¹⁰ to 10⁻⁴ of their size, but not so
    // near the limit of 10⁻⁷ that the last digits decide.
    private static double[][] NearlyDependent(Random random, int columns, int examples)
    {
        var x = new List<double[]>();
        for (var c = 0; c < columns; c++)
        {
            double[] column = [.. Enumerable.Range(0, examples).Select(_ => random.NextDouble() - 0.5)];
            if (c > 0 && random.Next(2) == 0)
            {
                var share = Math.Pow(10, random.Next(2) == 0 ? -10 + 2.5 * random.NextDouble() : -6 + 2 * random.NextDouble());
                double[] weights = [.. x.Select(_ => random.NextDouble() - 0.5)];
                column = [.. column.Select((fresh, i) => x.Select((before, b) => weights[b] * before[i]).Sum() + share * fresh)];
            }

            if (random.Next(10) == 0)
            {
                Array.Fill(column, 3);
            }

            x.Add(column);
        }

        return [.. x];
    }

    // The definition: the first column of which less than 10⁻⁷ is left.
    private static int? Refused(double[][] x)
    {
        var basis = new List<double[]>();
        for (var c = 0; c < x.Length; c++)
        {
            var (mean, deviation) = (ArrayStatistics.Mean(x[c]), ArrayStatistics.PopulationStandardDeviation(x[c]));
            double[] left = [.. x[c].Select(value => deviation == 0 ? 0 : (value - mean) / deviation)];
            foreach (var direction in basis)
            {
                var along = Sums.OfProducts(left, direction);
                left = [.. left.Zip(direction, (a, b) => a - along * b)];
            }

            var norm = Math.Sqrt(Sums.OfProducts(left, left));
            if (!(norm > 1e-7 * Math.Sqrt(left.Length)))
            {
                return c;
            }

            basis.Add([.. left.Select(value => value / norm)]);
        }

        return null;
    }
}
