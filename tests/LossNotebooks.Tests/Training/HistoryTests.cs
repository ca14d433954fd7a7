namespace LossNotebooks.Tests.Training;

public class HistoryTests
{
    [Fact]
    public void It_says_how_far_the_descent_came()
    {
        var history = new History([3, 2, 1.5], [[0, 0], [1, 0.5], [2, -1]]);
        Assert.Equal((2, 1.5), (history.Steps, history.Loss));
        Assert.Equal([2, -1], history.Phi);
        Assert.Equal("2 steps: loss 3 → 1.5 nats, φ̂ = [2, -1]", history.ToString());
        Assert.Equal([0, 1, 2], history.Path.Select(phi => phi[0]));
    }

    // Each φ is the place of its loss among these.
    [Theory]
    [InlineData(new[] { 3.0 }, new[] { 0 })]
    [InlineData(new[] { 3.0, 2 }, new[] { 0, 1 })]
    [InlineData(new[] { 3, 3 - 1e-7 }, new[] { 0, 1 })]
    [InlineData(new[] { 3, 2, 1, 1 - 1e-7, 1 - 2e-7 }, new[] { 0, 1, 4 })]
    [InlineData(new[] { 3, 2 - 1e-7, 2 - 2e-7, 1, 0.5 }, new[] { 0, 1, 3, 4 })]
    [InlineData(new[] { 3, 3 - 3e-6, 3 - 6e-6, 3 - 9e-6, 2, 2 - 2e-6 }, new[] { 0, 2, 5 })] // of 4·10⁻⁶ two are enough
    [InlineData(new[] { -1e6, -1e6 - 0.9, -1e6 - 1.8, -1e6 - 2 }, new[] { 0, 3 })]
    public void Steps_that_gain_less_than_a_millionth_are_one(double[] losses, int[] kept)
    {
        var history = new History(losses, [.. losses.Select((_, step) => (double[])[step])]).WithoutStandstill();
        Assert.Equal(kept.Select(step => losses[step]), history.Losses);
        Assert.Equal(kept.Select(step => (double)step), history.Path.Select(phi => phi[0]));
    }
}
