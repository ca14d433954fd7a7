using System.Globalization;
using System.Text.Json.Nodes;

namespace LossNotebooks.Tests.Distributions;

/// <summary>Log-probabilities, losses, cumulative probabilities and quantiles against mpmath and SciPy; generate.py beside the values says
/// how they were made.</summary>
public class ReferenceTests
{
    private static readonly JsonNode References =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "References", "references.json")))!;

    private static readonly Dictionary<string, Likelihood<double>> Scalars = new()
    {
        ["Normal"] = new NormalLikelihood(),
        ["Laplace"] = new LaplaceLikelihood(),
        ["StudentT"] = new StudentTLikelihood(),
        ["NormalMixture"] = new NormalMixtureLikelihood(2),
        ["Exponential"] = new ExponentialLikelihood(),
        ["Gamma"] = new GammaLikelihood(),
        ["Beta"] = new BetaLikelihood(),
        ["VonMises"] = new VonMisesLikelihood(),
        ["Bernoulli"] = new BernoulliLikelihood(),
        ["Binomial"] = new BinomialLikelihood(12),
        ["Poisson"] = new PoissonLikelihood(),
        ["NegativeBinomial"] = new NegativeBinomialLikelihood(),
    };

    public static TheoryData<string> Families => [.. References["losses"]!.AsArray().Select(row => (string)row!["family"]!).Distinct()];

    [Theory]
    [MemberData(nameof(Families))]
    public void The_loss_from_raw_outputs_is_right_to_the_extremes(string family) => AssertRows(family, (z, y) => family switch
    {
        "Categorical" => new CategoricalLikelihood(3).Loss(z, (int)y!),
        "PlackettLuce" => new PlackettLuceLikelihood(3).Loss(z, [.. y!.AsArray().Select(item => (int)item!)]),
        "MultivariateNormal" => new MultivariateNormalLikelihood(2).Loss(z, Numbers(y)),
        _ => Scalars[family].Loss(z, Number(y)),
    });

    [Theory]
    [MemberData(nameof(Families))]
    public void The_log_probability_is_right_far_into_the_tails(string family) => AssertRows(family, (z, y) =>
    {
        // Where a parameter itself is no double, or has lost its digits (a p near 1), there is no distribution to ask.
        if (family != "VonMises" && z.Any(value => Math.Abs(value) > (family is "Bernoulli" or "Binomial" ? 10 : 100)))
        {
            return null;
        }

        return family switch
        {
            "Categorical" => -new CategoricalLikelihood(3).At(z).LogProbability((int)y!),
            "PlackettLuce" => -new PlackettLuceLikelihood(3).At(z).LogProbability([.. y!.AsArray().Select(item => (int)item!)]),
            "MultivariateNormal" => -new MultivariateNormalLikelihood(2).At(z).LogProbability(Numbers(y)),
            _ => -Scalars[family].At(z).LogProbability(Number(y)),
        };
    });

    [Fact]
    public void Cumulative_probabilities_quantiles_and_moments_are_those_of_SciPy() =>
        Assert.All(References["cumulative"]!.AsArray(), row =>
    {
        var distribution = ReferenceDistributions.Create((string)row!["family"]!, Numbers(row["arguments"]));
        double y = Number(row["y"]), p = Number(row["p"]);
        Assert.Equal(p, distribution.CumulativeProbability(y), 1e-11 * p);
        if (distribution is not CountDistribution && p is > 0 and < 0.999)
        {
            // A quantile moves by (rounding of p) / density.
            Assert.Equal(y, distribution.Quantile(p), 1e-9 * Math.Abs(y) + 1e-11 * p / distribution.Probability(y));
        }

        AssertMoment(row["mean"], distribution.Mean);
        AssertMoment(row["variance"], distribution.Variance);
    });

    // SciPy calls a moment infinite that does not exist.
    private static void AssertMoment(JsonNode? expected, double actual)
    {
        if (expected is not null && double.IsFinite(Number(expected)))
        {
            Assert.Equal(Number(expected), actual, 1e-12 * Math.Max(1, Math.Abs(actual)));
        }
        else
        {
            Assert.False(expected is not null && double.IsFinite(actual));
        }
    }

    private static void AssertRows(string family, Func<double[], JsonNode?, double?> value)
    {
        var rows = References["losses"]!.AsArray().Where(row => (string)row!["family"]! == family).ToArray();
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var expected = Number(row!["loss"]);
            if (value(Numbers(row["z"]), row["y"]) is { } actual && actual != expected)
            {
                Assert.True(Math.Abs(actual - expected) <= 1e-11 * Math.Max(1, Math.Abs(expected)), $"{actual:R} at {row.ToJsonString()}");
            }
        });
    }

    private static double[] Numbers(JsonNode? node) => [.. node!.AsArray().Select(Number)];

    private static double Number(JsonNode? node) => double.Parse(node!.ToString(), CultureInfo.InvariantCulture);
}
