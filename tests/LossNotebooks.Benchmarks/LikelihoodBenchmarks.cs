using System.Numerics;
using BenchmarkDotNet.Attributes;

namespace LossNotebooks.Benchmarks;

/// <summary>Loss and gradient of a million examples: as the likelihood does it, the same with the curvature, as the plain loop over the
/// same likelihood's members for one example does it, and the time that it takes only to read z and y and to write as many numbers as the
/// gradient has.</summary>
[MemoryDiagnoser]
public class LikelihoodBenchmarks
{
    private const int Examples = 1_000_000;

    private static readonly Dictionary<string, Likelihood<double>> Likelihoods = new()
    {
        ["normal"] = new NormalLikelihood(),
        ["normal, σ known"] = new NormalMeanLikelihood(1),
        ["Laplace"] = new LaplaceLikelihood(),
        ["Student-t, ν = 4"] = new StudentTLikelihood(4),
        ["Student-t"] = new StudentTLikelihood(),
        ["mixture of 3"] = new NormalMixtureLikelihood(3),
        ["exponential"] = new ExponentialLikelihood(),
        ["gamma"] = new GammaLikelihood(),
        ["beta"] = new BetaLikelihood(),
        ["von Mises"] = new VonMisesLikelihood(),
        ["Bernoulli"] = new BernoulliLikelihood(),
        ["binomial"] = new BinomialLikelihood(12),
        ["Poisson"] = new PoissonLikelihood(),
        ["negative binomial"] = new NegativeBinomialLikelihood(),
        ["beta-binomial"] = new BetaBinomialLikelihood(12),
        ["truncated normal"] = new TruncatedLikelihood<Normal>(new NormalLikelihood(), Interval.AtLeast(-5)),
        ["log-normal"] = new LogNormalLikelihood(),
        ["Weibull"] = new WeibullLikelihood(),
        ["quantile"] = new QuantileLikelihood(0.9),
        ["zero-inflated Poisson"] = new ZeroInflatedLikelihood<Poisson>(new PoissonLikelihood()),
    };

    private Likelihood<double> likelihood = null!, plain = null!;
    private double[] z = [], y = [], losses = [], gradient = [], curvature = [];

    [ParamsSource(nameof(Families))]
    public string Family { get; set; } = "";

    public static IEnumerable<string> Families => Likelihoods.Keys;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        likelihood = Likelihoods[Family];
        plain = new PlainLoop(likelihood);
        z = new Normal(0, 0.7).Sample(random, likelihood.RawOutputs * Examples);
        y = likelihood.At(new double[likelihood.RawOutputs]).Sample(random, Examples);
        losses = new double[Examples];
        gradient = new double[z.Length];
        curvature = new double[likelihood.HasCurvature ? Triangle.Size(likelihood.RawOutputs) * Examples : 0];
    }

    [Benchmark(Baseline = true)]
    public void Batch() => likelihood.Evaluate(new(z, y, losses, gradient));

    /// <summary>Of one without a curvature, loss and gradient again.</summary>
    [Benchmark]
    public void WithCurvature() => likelihood.Evaluate(new(z, y, losses, gradient, curvature));

    [Benchmark]
    public double OneByOne() => plain.LossAndGradient(z, y, gradient);

    [Benchmark]
    public double ReadAndWriteOnce()
    {
        var sum = Vector<double>.Zero;
        for (var i = 0; i < Examples; i += Vector<double>.Count)
        {
            var value = new Vector<double>(y, i);
            for (var k = i; k < z.Length; k += Examples)
            {
                value += new Vector<double>(z, k);
                value.CopyTo(gradient, k);
            }

            sum += value;
        }

        return Vector.Sum(sum);
    }

    // The members for one example, and with them the batches that every likelihood has by default.
    private sealed class PlainLoop(Likelihood<double> likelihood) : Likelihood<double>
    {
        public override IReadOnlyList<Parameter> Parameters => likelihood.Parameters;

        public override Distribution<double> At(params ReadOnlySpan<double> z) => likelihood.At(z);

        public override double Loss(ReadOnlySpan<double> z, double y) => likelihood.Loss(z, y);

        public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) => likelihood.Gradient(z, y, gradient);
    }
}
