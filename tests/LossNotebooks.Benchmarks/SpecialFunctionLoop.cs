using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics;

namespace LossNotebooks.Benchmarks;

/// <summary>A special function of some thousand numbers: at every width, and one by one as MathNet or .NET has it, if they do.
/// Small enough for the nearest caches, and so short that among many runs some are not disturbed by other processes.</summary>
internal static class SpecialFunctionLoop
{
    private const int Count = 4096, Runs = 400;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly Dictionary<string, Function> Functions = new()
    {
        ["exp"] = new Function<Exp>(-5, 5, Math.Exp),
        ["log"] = new Function<Log>(0, 10, Math.Log),
        ["log1p"] = new Function<Log1p>(-0.5, 5, SpecialFunctions.Log1p),
        ["softplus"] = new Function<Softplus>(-5, 5, Exponentials.Softplus),
        ["log Γ"] = new Function<LogGamma>(0, 20, SpecialFunctions.GammaLn),
        ["log Γ, x > 5"] = new Function<LogGamma>(5, 100, SpecialFunctions.GammaLn),
        ["ψ"] = new Function<Digamma>(0, 20, SpecialFunctions.DiGamma),
        ["ψ, x > 5"] = new Function<Digamma>(5, 100, SpecialFunctions.DiGamma),
        ["ψ′"] = new Function<Trigamma>(0, 20, null),
        ["log I₀"] = new Function<LogBesselI0>(0, 20, x => Math.Log(SpecialFunctions.BesselI0(x))),
        ["I₁/I₀"] = new Function<BesselRatio>(0, 20, x => SpecialFunctions.BesselI1(x) / SpecialFunctions.BesselI0(x)),
        ["(I₁/I₀)′"] = new Function<BesselRatioSlope>(0, 20, null),
        ["log Φ"] = new Function<LogNormalCdf>(-5, 5, x => Math.Log(0.5 * SpecialFunctions.Erfc(-x / Constants.Sqrt2))),
        ["φ/Φ"] = new Function<InverseMills>(-5, 5, null),
        ["(φ/Φ)′"] = new Function<InverseMillsSlope>(-5, 5, null),
    };

    /// <summary>Prints a table of nanoseconds per value.</summary>
    public static void Print()
    {
        Console.WriteLine("| function | 16 lanes | 8 lanes | 2 lanes | 1, in software | MathNet |\n|---|---|---|---|---|---|");
        foreach (var (name, function) in Functions)
        {
            var random = new Random(1);
            double[] x = [.. Enumerable.Range(0, Count).Select(_ => function.Low + (function.High - function.Low) * random.NextDouble())];
            var result = new double[Count];
            double[] times =
            [
                Time(() => function.Apply<Lanes16>(x, result)), Time(() => function.Apply<Lanes8>(x, result)),
                Time(() => function.Apply<Lanes2>(x, result)), Time(() => function.Apply<Lanes1>(x, result)),
            ];
            var other = function.Other is { } ofOther ? Time(() => Apply(ofOther, x, result)).ToString("F1", Invariant) : "–";
            Console.WriteLine($"| {name} | {string.Join(" | ", times.Select(time => time.ToString("F1", Invariant)))} | {other} |");
        }
    }

    private static double Time(Action work)
    {
        var best = TimeSpan.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            best = Stopwatch.GetElapsedTime(start) is var time && time < best ? time : best;
        }

        return best.TotalNanoseconds / Count;
    }

    private static void Apply(Func<double, double> function, double[] x, double[] result)
    {
        for (var i = 0; i < x.Length; i++)
        {
            result[i] = function(x[i]);
        }
    }

    private abstract class Function(double low, double high, Func<double, double>? other)
    {
        public double Low => low;

        public double High => high;

        public Func<double, double>? Other => other;

        public abstract void Apply<T>(double[] x, double[] result)
            where T : struct, ILanes<T>;
    }

    private sealed class Function<TFunction>(double low, double high, Func<double, double>? other) : Function(low, high, other)
        where TFunction : ILaneFunction
    {
        public override void Apply<T>(double[] x, double[] result) => LaneMap.Apply<T, TFunction>(x, result);
    }
}
