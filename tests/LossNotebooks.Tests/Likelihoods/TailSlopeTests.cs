using System.Text.Json.Nodes;

namespace LossNotebooks.Tests.Likelihoods;

/// <summary>The slopes of the losses of bounds against mpmath's, tails.py beside the values says how they were made.</summary>
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
        ["Poisson"] = new PoissonLikelihood(),
        ["NegativeBinomial"] = new NegativeBinomialLikelihood(),
    };

    public static TheoryData<string> Families => [.. Likelihoods.Keys];

    [Theory]
    [MemberData(nameof(Families))]
    public void The_slopes_of_both_tails_have_their_digits_however_far_out(string family) => Assert.All(
        References.Where(row => (string)row!["family"]! == family), row =>
        {
            double[] z = Numbers(row!["z"]!);
            var bound = (double)row["bound"]!;
            AssertSlopes(Tail.Lower, Numbers(row["below"]!));
            AssertSlopes(Tail.Upper, Numbers(row["above"]!));

            // A slope may be off by some thousand roundings of the largest one.
            void AssertSlopes(Tail tail, double[] expected)
            {
                var gradient = new double[z.Length];
                Likelihoods[family].TailLoss(tail, z, bound, gradient, []);
                Assert.All(expected.Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * expected.Max(Math.Abs)));
            }
        });

    private static double[] Numbers(JsonNode array) => [.. array.AsArray().Select(number => (double)number!)];
}
