using BenchmarkDotNet.Attributes;
using MathNet.Numerics;

namespace LossNotebooks.Benchmarks;

/// <summary>A special function of ten thousand numbers: at every width, and one by one as MathNet or .NET has it, if they do.</summary>
public class SpecialFunctionBenchmarks
{
    private const int Count = 10_000;

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

    private double[] x = [], result = [];
    private Function function = null!;

    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    public static IEnumerable<string> Names => Functions.Keys;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        function = Functions[Name];
        x = [.. Enumerable.Range(0, Count).Select(_ => function.Low + (function.High - function.Low) * random.NextDouble())];
        result = new double[Count];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public void WidthOfTheMachine() => function.Apply(x, result);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Sixteen() => function.Apply<Lanes16>(x, result);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Eight() => function.Apply<Lanes8>(x, result);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Two() => function.Apply<Lanes2>(x, result);

    [Benchmark(OperationsPerInvoke = Count)]
    public void One() => function.Apply<Lanes1>(x, result);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Other()
    {
        var other = function.Other ?? throw new NotSupportedException("Neither MathNet nor .NET has this function.");
        for (var i = 0; i < x.Length; i++)
        {
            result[i] = other(x[i]);
        }
    }

    private abstract class Function(double low, double high, Func<double, double>? other)
    {
        public double Low => low;

        public double High => high;

        public Func<double, double>? Other => other;

        public abstract void Apply(double[] x, double[] result);

        public abstract void Apply<T>(double[] x, double[] result)
            where T : struct, ILanes<T>;
    }

    private sealed class Function<TFunction>(double low, double high, Func<double, double>? other) : Function(low, high, other)
        where TFunction : ILaneFunction
    {
        public override void Apply(double[] x, double[] result) => LaneMap.Apply<TFunction>(x, result);

        public override void Apply<T>(double[] x, double[] result) => LaneMap.Apply<T, TFunction>(x, result);
    }
}
