namespace LossNotebooks.Tests.Likelihoods;

/// <summary>Starts that are searched for: found, or refused where the best raw outputs lie at infinity.</summary>
public class SearchedStartTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rankings_that_one_item_always_wins_are_refused(bool baseline)
    {
        int[][] y = [[0, 1, 2], [0, 2, 1], [0, 1, 2], [0, 2, 1], [0, 1, 2]];
        var refused = Assert.Throws<ArgumentException>(() => new PlackettLuceLikelihood(3, baseline).Start(y));
        Assert.StartsWith("No constant model was found that is best for these y.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rankings_that_every_item_wins_at_times_have_a_best_worth()
    {
        int[][] y = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [2, 0, 1], [0, 1, 2]];
        var likelihood = new PlackettLuceLikelihood(3, baseline: true);
        Assert.True(Laws.CheckStart(likelihood, (ReadOnlySpan<int[]>)y) < 1e-12);
    }
}
