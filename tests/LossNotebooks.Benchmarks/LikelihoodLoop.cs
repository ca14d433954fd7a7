using System.Globalization;
using System.Runtime.InteropServices;

namespace LossNotebooks.Benchmarks;

/// <summary>The library's part of likelihoods.py: loss and gradient of the examples in each file of a folder on one thread, of all at once
/// and in blocks, and the same in blocks with the curvature. Prints the best processor times of so many runs in milliseconds and the loss,
/// and writes the gradient.</summary>
internal static class LikelihoodLoop
{
    private const int BlockSize = ExampleSum<double>.BlockSize;

    public static void Run(string folder, int runs)
    {
        foreach (var file in Directory.GetFiles(folder, "*.f64").Order(StringComparer.Ordinal))
        {
            var numbers = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(file)).ToArray();
            var name = Path.GetFileNameWithoutExtension(file);
            var gradient = Path.ChangeExtension(file, "gradient");
            switch (name.Split('-')[0])
            {
                case "categorical" or "ordinal" or "probit":
                    Measure(name, Classes(name), numbers, y => (int)y, gradient, runs);
                    break;
                case "censored":
                    Measure(name, new CensoredLikelihood<Normal>(new NormalLikelihood()), numbers, CensoredAboveOne, gradient, runs);
                    break;
                default:
                    Measure(name, Numbers(name), numbers, y => y, gradient, runs);
                    break;
            }
        }
    }

    private static Likelihood<int> Classes(string name) => name switch
    {
        "categorical-3" => new CategoricalLikelihood(3),
        "categorical-10" => new CategoricalLikelihood(10),
        "ordinal-4" => new OrdinalLikelihood(4),
        _ => new OrdinalLikelihood(4, new ProbitLink()),
    };

    private static Likelihood<double> Numbers(string name) => name switch
    {
        "normal" => new NormalLikelihood(),
        "normal-known" => new NormalMeanLikelihood(1),
        "truncated" => new TruncatedLikelihood<Normal>(new NormalLikelihood(), Interval.AtLeast(0)),
        "lognormal" => new LogNormalLikelihood(),
        "laplace" => new LaplaceLikelihood(),
        "quantile" => new QuantileLikelihood(0.9),
        "student-4" => new StudentTLikelihood(4),
        "student" => new StudentTLikelihood(),
        "mixture-3" => new NormalMixtureLikelihood(3),
        "exponential" => new ExponentialLikelihood(),
        "weibull" => new WeibullLikelihood(),
        "gamma" => new GammaLikelihood(),
        "inversegaussian" => new InverseGaussianLikelihood(),
        "beta" => new BetaLikelihood(),
        "vonmises" => new VonMisesLikelihood(),
        "bernoulli" => new BernoulliLikelihood(),
        "bernoulli-probit" => new BernoulliLikelihood().WithLink("p", new ProbitLink()),
        "binomial-12" => new BinomialLikelihood(12),
        "betabinomial-12" => new BetaBinomialLikelihood(12),
        "poisson" => new PoissonLikelihood(),
        "zeroinflated" => new ZeroInflatedLikelihood<Poisson>(new PoissonLikelihood()),
        "hurdle" => new HurdleLikelihood<Poisson>(new PoissonLikelihood()),
        "zerotruncated" => new ZeroTruncatedLikelihood<Poisson>(new PoissonLikelihood()),
        "negbinomial" => new NegativeBinomialLikelihood(),
        _ => throw new ArgumentException($"No likelihood is called {name}."),
    };

    private static Interval CensoredAboveOne(double y) => y >= 1 ? Interval.AtLeast(1) : Interval.At(y);

    // A file has I outputs, and then K times I raw outputs.
    private static void Measure<TOutput>(
        string name, Likelihood<TOutput> likelihood, double[] numbers, Converter<double, TOutput> output, string file, int runs)
    {
        var examples = numbers.Length / (1 + likelihood.RawOutputs);
        var y = Array.ConvertAll(numbers[..examples], output);
        double[] z = numbers[examples..], losses = new double[examples], gradient = new double[z.Length];
        var loss = 0.0;
        var whole = Best(runs, () =>
        {
            likelihood.Evaluate(new(z, y, losses, gradient));
            loss = Sums.Of(losses);
        });
        File.WriteAllBytes(file, MemoryMarshal.AsBytes<double>(gradient));
        double[][] blocks = [.. Enumerable.Range(0, examples / BlockSize).Select(block => Block(z, examples, block * BlockSize))];
        double alone = InBlocks(runs, likelihood, blocks, y, 0), bent = double.NaN;
        if (likelihood.HasCurvature)
        {
            bent = InBlocks(runs, likelihood, blocks, y, Triangle.Size(likelihood.RawOutputs));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {whole:F2} {alone:F2} {bent:F2} {loss:R}"));
    }

    // The columns of some of the examples.
    private static double[] Block(double[] z, int examples, int first) =>
        [.. Enumerable.Range(0, z.Length / examples).SelectMany(k => z[(k * examples + first)..(k * examples + first + BlockSize)])];

    // As a fit goes through them: into the same room again and again, which stays in the nearest caches.
    private static double InBlocks<TOutput>(int runs, Likelihood<TOutput> likelihood, double[][] blocks, TOutput[] y, int places)
    {
        double[] losses = new double[BlockSize], slopes = new double[blocks[0].Length], curvatures = new double[places * BlockSize];
        return Best(runs, () =>
        {
            for (var b = 0; b < blocks.Length; b++)
            {
                likelihood.Evaluate(new(blocks[b], y.AsSpan(b * BlockSize, BlockSize), losses, slopes, curvatures));
            }
        });
    }

    /// <summary>The least processor time that some work has taken, in milliseconds.</summary>
    public static double Best(int runs, Action work)
    {
        var best = double.PositiveInfinity;
        for (var run = 0; run < runs; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            work();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        return best;
    }
}
