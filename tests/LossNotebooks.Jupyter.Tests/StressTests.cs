using System.Globalization;
using LossNotebooks.Jupyter.Tests.Kernels;

namespace LossNotebooks.Jupyter.Tests;

public sealed class StressTests
{
    [Fact]
    public void A_flood_of_lines_arrives_whole_and_in_order_before_the_cell_is_done()
    {
        using var kernel = new RunningKernel();
        var (_, published) = kernel.Client.Execute("for (var i = 0; i < 300_000; i++) Console.WriteLine(i);");
        Assert.Equal("idle", published.Types().Last());
        Assert.True(
            published.Text() == string
                .Concat(Enumerable.Range(0, 300_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}\n"))),
            "Lines are missing or out of order.");
        Assert.Empty(kernel.Client.Late((string)published[0]["parent_header"]!["msg_id"]!));
    }

    [Fact]
    public async Task Ten_kernels_work_side_by_side() => await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() =>
    {
        using var kernel = new RunningKernel();
        for (var cell = 0; cell < 5; cell++)
        {
            Assert.Equal($"{i}", kernel.Client.Execute($"Console.Write({i})").Published.Text());
        }
    })));
}
