using System.Text.Json;

namespace LossNotebooks.Tests.Likelihoods;

/// <summary>Losses with other links and their derivatives against mpmath, from raw outputs of −700 to 700; References/links.py computed
/// them.</summary>
public class LinkReferenceTests
{
    private const double Tolerance = 1e-14; // some forty roundings

    private static readonly JsonElement[] Rows = [.. JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "References", "links.json"))).RootElement.EnumerateArray()];

    public static TheoryData<string> Likelihoods => [.. Rows.Select(row => row.GetProperty("likelihood").GetString()!).Distinct()];

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Loss_gradient_and_curvature_are_right_to_the_extremes(string name)
    {
        switch (name)
        {
            case "Bernoulli, probit":
                Check(name, new BernoulliLikelihood().WithLink("p", new ProbitLink()), y => y);
                break;
            case "Bernoulli, cloglog":
                Check(name, new BernoulliLikelihood().WithLink("p", new CloglogLink()), y => y);
                break;
            case "Binomial, probit":
                Check(name, new BinomialLikelihood(12).WithLink("p", new ProbitLink()), y => y);
                break;
            case "Normal, softplus":
                Check(name, new NormalLikelihood().WithLink("sigma", new SoftplusLink()), y => y);
                break;
            case "Ordinal, probit":
                Check(name, new OrdinalLikelihood(3, new ProbitLink()), y => (int)y);
                break;
            default:
                Assert.Fail($"Nothing is compared with {name}.");
                break;
        }
    }

    // Relative where the numbers are large or all that there is, and absolute near 0, where a sum of losses can't tell.
    private static void Check<TOutput>(string name, Likelihood<TOutput> likelihood, Func<double, TOutput> output)
    {
        foreach (var row in Rows.Where(row => row.GetProperty("likelihood").GetString() == name))
        {
            double[] z = Numbers(row.GetProperty("z"));
            var y = output(row.GetProperty("y").GetDouble());
            AssertClose([row.GetProperty("loss").GetDouble()], [likelihood.Loss(z, y)], row);
            AssertClose(Numbers(row.GetProperty("gradient")), likelihood.Gradient(z, y), row);
            AssertClose(Numbers(row.GetProperty("curvature")), likelihood.Curvature(z, y), row);
        }
    }

    private static void AssertClose(double[] expected, double[] actual, JsonElement row) =>
        Assert.All(expected.Zip(actual), pair => Assert.True(
            Math.Abs(pair.First - pair.Second) <= Tolerance * Math.Max(1, Math.Abs(pair.First)),
            $"{pair.Second:R} where {pair.First:R} is right, at {row}"));

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetDouble())];
}
