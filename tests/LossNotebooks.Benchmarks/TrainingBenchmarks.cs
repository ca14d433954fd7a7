using BenchmarkDotNet.Attributes;

namespace LossNotebooks.Benchmarks;

/// <summary>One step of full-batch Adam on least squares: loss, gradient, step. 1 / mean is the number of steps a second.</summary>
[MemoryDiagnoser]
public class TrainingBenchmarks
{
    private NegativeLogLikelihood<double> loss = null!;
    private StepRule rule = null!;
    private double[] phi = [], gradient = [];

    /// <summary>I examples, H hidden units.</summary>
    [ParamsSource(nameof(Sizes))]
    public (int I, int H) Size { get; set; }

    public static IEnumerable<(int I, int H)> Sizes => [(30, 3), (10_000, 64)];

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        double[] x = [.. Enumerable.Range(0, Size.I).Select(_ => 2 * random.NextDouble() - 1)];
        double[] y = [.. x.Select(value => Math.Sin(3 * value) + 0.2 * random.NextDouble())];
        var model = new ShallowNetwork(1, Size.H);
        loss = new(model, new NormalMeanLikelihood(0.2), x, y);
        phi = model.Start([0], random);
        gradient = new double[phi.Length];
        rule = new Adam(1e-3, 1).NewRule(phi.Length);
    }

    [Benchmark]
    public double Step()
    {
        var value = loss.ValueAndGradient(phi, gradient);
        rule.Step(phi, gradient);
        return value;
    }
}
