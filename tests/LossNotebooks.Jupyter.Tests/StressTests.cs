using System.Globalization;
using LossNotebooks.Jupyter.Tests.Kernels;

namespace LossNotebooks.Jupyter.Tests;

public sealed class StressTests
{
    [Fact]
    public void A_flood_of_a_million_lines_arrives_whole_and_in_order_and_is_not_kept_in_memory()
    {
        using var kernel = new RunningKernel();
        kernel.Client.Execute("for (var i = 0; i < 1000; i++) Console.WriteLine(i);");
        var before = Memory(kernel);
        var (_, published) = kernel.Client.Execute("for (var i = 0; i < 1_000_000; i++) Console.WriteLine(i);");
        Assert.Equal("idle", published.Types().Last());
        Assert.Equal(string.Concat(Enumerable.Range(0, 1_000_000).Select(i => i.ToString(CultureInfo.InvariantCulture) + "\n")), published.Text());
        Assert.InRange(Memory(kernel) - before, -1000, 5);
        Assert.Empty(kernel.Client.Late((string)published[0]["parent_header"]!["msg_id"]!));
    }

    [Fact]
    public void A_thousand_cells_keep_no_more_than_their_code_and_symbols()
    {
        using var kernel = new RunningKernel();
        var warm = 0.0;
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal("ok", (string?)kernel.Client.Execute($"var x = {i}; Console.WriteLine(x); x + 1").Reply["status"]);
            if (i == 300)
                warm = Memory(kernel);
        }
        // The compiler keeps some 60 KB for each cell, from which later ones are compiled.
        Assert.InRange((Memory(kernel) - warm) / 700, -1, 0.08);
    }

    [Fact]
    public async Task Ten_kernels_work_side_by_side() => await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() =>
    {
        using var kernel = new RunningKernel();
        for (var cell = 0; cell < 5; cell++)
            Assert.Equal($"{i}", kernel.Client.Execute($"Console.Write({i})").Published.Text());
    })));

    /// <summary>What the kernel's own objects take, in MB.</summary>
    private static double Memory(RunningKernel kernel) => double.Parse(
        kernel.Client.Execute("Console.Write(GC.GetTotalMemory(true) / 1e6)").Published.Text(), CultureInfo.InvariantCulture);
}
