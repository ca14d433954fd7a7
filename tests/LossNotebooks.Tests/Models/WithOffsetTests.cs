namespace LossNotebooks.Tests.Models;

public class WithOffsetTests
{
    [Fact]
    public void An_offset_says_to_which_raw_output_it_is_added_unless_it_is_the_first()
    {
        var inner = new LinearModel(1, 2);
        Assert.Equal($"WithOffset({inner})", new WithOffset(inner).ToString());
        Assert.Equal($"WithOffset({inner}, 1)", new WithOffset(inner, 1).ToString());
        double[] phi = [0.5, 2, -1, 3];
        var (first, second) = (new WithOffset(inner).Evaluate([4, 10], phi), new WithOffset(inner, 1).Evaluate([4, 10], phi));
        Assert.Equal([0.5 + 2 * 4 + 10, -1 + 3 * 4], first);
        Assert.Equal([0.5 + 2 * 4, -1 + 3 * 4 + 10], second);
    }
}
