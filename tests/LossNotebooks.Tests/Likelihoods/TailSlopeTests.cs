using System.Text.Json.Nodes;

namespace LossNotebooks.Tests.Likelihoods;

/// <summary>The losses of bounds and their slopes against mpmath's, tails.py beside the values says how they were made.</summary>
public class TailSlopeTests
{
    private static readonly JsonArray References =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "References", "tail_slopes.json")))!.AsArray();

    private static readonly Dictionary<string, ITailLikelihood> Likelihoods = new()
    {
        ["Gamma"] = new GammaLikelihood(),
        ["InverseGaussian"] = new InverseGaussianLikelihood(),
        ["StudentT"] = new StudentTLikelihood(),
        ["Beta"] = new BetaLikelihood(),
        ["Binomial"] = new BinomialLikelihood(2_000_000_000),
        ["Poisson"] = new PoissonLikelihood(),
        ["NegativeBinomial"] = new NegativeBinomialLikelihood(),
    };

    public static TheoryData<string> Families => [.. Likelihoods.Keys];

    [Theory]
    [MemberData(nameof(Families))]
    public void Both_tails_and_their_slopes_have_their_digits_however_far_out(string family) => Assert.All(
        References.Where(row => (string)row!["family"]! == family), row =>
        {
            double[] z = Numbers(row!["z"]!);
            var bound = (double)row["bound"]!;
            double[] losses = Numbers(row["losses"]!);
            AssertTail(Tail.Lower, losses[0], Numbers(row["below"]!));
            AssertTail(Tail.Upper, losses[1], Numbers(row["above"]!));

            // A slope may be off by some thousand roundings of the largest one, a loss by some thousand of its own, or of 1.
            void AssertTail(Tail tail, double loss, double[] expected)
            {
                var gradient = new double[z.Length];
                Assert.Equal(loss, Likelihoods[family].TailLoss(tail, z, bound, gradient, []), 1e-12 * Math.Max(1, loss));
                Assert.All(expected.Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * expected.Max(Math.Abs)));
            }
        });

    private static double[] Numbers(JsonNode array) => [.. array.AsArray().Select(number => (double)number!)];
}
