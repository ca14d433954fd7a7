using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Analysis;

namespace LossNotebooks.Benchmarks;

/// <summary>The library's part of fits.py: fits each data set of a folder and prints the median time of so many runs, in milliseconds, the
/// first slope, the time of the first run of the data set, and the memory that the process has needed at most.</summary>
internal static class FitLoop
{
    public static void Run(string folder, int runs)
    {
        foreach (var file in Directory.GetFiles(folder, "*.f64").Order(StringComparer.Ordinal))
        {
            var parts = Path.GetFileNameWithoutExtension(file).Split('-'); // family, rows, columns of x
            var frame = Read(file, int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
            string[] columns = [.. frame.Columns.Skip(1).Select(column => column.Name)];
            var first = Time(() => Fit(parts[0], frame, columns));
            Warm(() => Fit(parts[0], frame, columns));
            var slope = 0.0;
            double[] times = [.. Enumerable.Range(0, runs).Select(_ => Time(() => slope = Fit(parts[0], frame, columns)))];
            Console.WriteLine(FormattableString.Invariant(
                $"{Path.GetFileNameWithoutExtension(file)} {times.Order().ElementAt(runs / 2):F2} {slope:G12} {first:F2} {Peak():F0}"));
        }
    }

    /// <summary>Fits until the JIT has optimised what runs again and again.</summary>
    public static void Warm(Action fit)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(1);)
        {
            fit();
        }
    }

    /// <summary>The most memory that the process has needed so far, in MB.</summary>
    public static double Peak() => Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;

    private static double Time(Func<double> fit)
    {
        var watch = Stopwatch.StartNew();
        fit();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Fit(string family, DataFrame frame, string[] columns) => family switch
    {
        "poisson" => Recipe.Choose(new PoissonLikelihood()).Predict("lambda", columns).Train(frame, "y")["lambda", "x1"].Estimate,
        "bernoulli" => Recipe.Choose(new BernoulliLikelihood()).Predict("p", columns).Train(frame, "y")["p", "x1"].Estimate,
        "negbinomial" => Recipe.Choose(new NegativeBinomialLikelihood()).Predict("mu", columns).Train(frame, "y")["mu", "x1"].Estimate,
        "quantile" => Recipe.Choose(new QuantileLikelihood(0.9)).Predict("mu", columns).Train(frame, "y")["mu", "x1"].Estimate,
        _ => Recipe.Choose(new NormalLikelihood()).Predict("mu", columns).Train(frame, "y")["mu", "x1"].Estimate,
    };

    private static DataFrame Read(string file, int rows, int columns)
    {
        var bytes = File.ReadAllBytes(file);
        return new(Enumerable.Range(0, columns + 1).Select(c => new DoubleDataFrameColumn(
            c == 0 ? "y" : $"x{c}", MemoryMarshal.Cast<byte, double>(bytes).Slice(c * rows, rows).ToArray())));
    }
}
