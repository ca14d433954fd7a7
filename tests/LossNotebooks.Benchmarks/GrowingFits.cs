using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Analysis;

namespace LossNotebooks.Benchmarks;

/// <summary>Fits more and more rows that are drawn while they are read, each time the same ones: what time and memory grow with.</summary>
internal static class GrowingFits
{
    private const int FrameSize = 65_536;
    private const double Unit = 1.0 / (1L << 53);

    private static readonly string[] Columns = ["x1", "x2", "x3"];

    /// <summary>Prints a table for 10⁴, 10⁵, … rows, once a first fit has been compiled.</summary>
    /// <param name="most">The most rows.</param>
    public static void Print(long most)
    {
        Fit(10_000, new());
        Console.WriteLine("| rows | time (s) | of it drawing (s) | processor, ns a row | peak memory (MB) | slopes |");
        Console.WriteLine("|---|---|---|---|---|---|");
        for (var rows = 10_000L; rows <= most; rows *= 10)
        {
            var drawing = new Stopwatch();
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var fit = Fit(rows, drawing);
            var (time, drawn) = (watch.Elapsed.TotalSeconds, drawing.Elapsed.TotalSeconds);
            var processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            var slopes = string.Join(", ", Columns.Select(column =>
                fit["lambda", column].Estimate.ToString("F6", CultureInfo.InvariantCulture)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {rows:N0} | {time:F2} | {drawn:F2} | {1e9 * processor / rows:F0} | {FitLoop.Peak():F0} | {slopes} |"));
        }
    }

    private static FrameFit<double, Poisson> Fit(long rows, Stopwatch drawing) =>
        Recipe.Choose(new PoissonLikelihood()).Predict("lambda", Columns).Train(Draw(rows, drawing), "y");

    // y ~ Poisson(exp(0.5 + 0.3 x1 + 0.15 x2 + 0.1 x3)), x uniform with deviation 1; each frame has a seed of its own.
    private static IEnumerable<DataFrame> Draw(long rows, Stopwatch drawing)
    {
        for (var first = 0L; first < rows; first += FrameSize)
        {
            drawing.Start();
            var state = (ulong)first;
            double[][] columns = [.. Enumerable.Range(0, 4).Select(_ => new double[(int)Math.Min(FrameSize, rows - first)])];
            for (var i = 0; i < columns[0].Length; i++)
            {
                var z = 0.5;
                for (var c = 1; c < columns.Length; c++)
                {
                    columns[c][i] = Math.Sqrt(12) * (Next(ref state) - 0.5);
                    z += 0.3 / c * columns[c][i];
                }

                columns[0][i] = Count(Math.Exp(-Math.Exp(z)), ref state);
            }

            var frame = new DataFrame(columns.Select((values, c) => new DoubleDataFrameColumn(c == 0 ? "y" : Columns[c - 1], values)));
            drawing.Stop();
            yield return frame;
        }
    }

    // Arrivals until the time is over (Knuth).
    private static double Count(double none, ref ulong state)
    {
        var count = 0;
        for (var left = Next(ref state); left > none; left *= Next(ref state))
        {
            count++;
        }

        return count;
    }

    // In [0, 1), by SplitMix64 (Steele, Lea and Flood, 2014), which is quicker than what .NET has for a seed.
    private static double Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * Unit;
    }
}
