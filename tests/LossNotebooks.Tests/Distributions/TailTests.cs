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

    [Theory]
    [InlineData(12)]
    [InlineData(30)]
    [InlineData(60)]
    public void The_upper_tail_of_truncated_counts_is_the_sum_of_what_they_can_still_be(int y)
    {
        TruncatedCounts truncated = new(new Poisson(3), Interval.AtLeast(2)), bounded = new(new Binomial(200, 0.03), new(2, 190));
        foreach (var counts in (TruncatedCounts[])[truncated, bounded])
        {
            double[] logs = [.. Enumerable.Range(y + 1, 100).Select(k => counts.LogProbability(k))];
            Assert.Equal(logs[0] + Math.Log(logs.Sum(log => Math.Exp(log - logs[0]))), counts.LogSurvival(y), 1e-11);
        }
    }

    [Fact]
    public void The_tails_of_a_truncated_distribution_are_those_of_the_whole_as_far_as_it_goes()
    {
        var whole = new Weibull(1.5, 2);
        var truncated = new Truncated<Weibull>(whole, Interval.AtLeast(0.5));
        foreach (var y in (double[])[0.6, 2, 20, 200])
        {
            Assert.Equal(whole.LogSurvival(y) - whole.LogSurvival(0.5), truncated.LogSurvival(y), 1e-12 * (1 - whole.LogSurvival(y)));
        }
    }

    // A logarithm may be off by a few hundred roundings; a probability then by as much times its logarithm, and with it the logarithm
    // of what is left to 1.
    private static void AssertNear(double expected, double actual, double magnified) =>
        Assert.Equal(expected, actual, 1e-13 * Math.Abs(expected) * Math.Max(1, magnified) + double.Epsilon);
}
