using System.Text.Json.Nodes;

namespace LossNotebooks.Tests.Distributions;

/// <summary>Both tails against mpmath's, tails.py beside the values says how they were made.</summary>
public class TailTests
{
    private static readonly JsonArray References =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "References", "tails.json")))!.AsArray();

    public static TheoryData<string> Families => [.. References.Select(row => (string)row!["family"]!).Distinct()];

    [Theory]
    [MemberData(nameof(Families))]
    public void Both_tails_and_their_logarithms_have_their_digits_however_far_out_and_for_huge_parameters(string family) => Assert.All(
        References.Where(row => (string)row!["family"]! == family), row =>
        {
            var distribution = ReferenceDistributions.Create(family, [.. row!["arguments"]!.AsArray().Select(number => (double)number!)]);
            double y = (double)row["y"]!, below = (double)row["below"]!, above = (double)row["above"]!;
            AssertNear(below, distribution.LogCumulativeProbability(y), Math.Abs(above));
            AssertNear(above, distribution.LogSurvival(y), Math.Abs(below));
            AssertNear(Math.Exp(below), distribution.CumulativeProbability(y), Math.Abs(below));
            AssertNear(Math.Exp(above), distribution.Survival(y), Math.Abs(above));
        });

    // A logarithm may be off by a few hundred roundings; a probability then by as much times its logarithm, and with it the logarithm
    // of what is left to 1.
    private static void AssertNear(double expected, double actual, double magnified) =>
        Assert.Equal(expected, actual, 1e-13 * Math.Abs(expected) * Math.Max(1, magnified) + double.Epsilon);
}
