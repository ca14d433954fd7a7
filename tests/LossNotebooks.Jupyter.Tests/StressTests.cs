using System.Globalization;
using LossNotebooks.Jupyter.Tests.Kernels;

namespace LossNotebooks.Jupyter.Tests;

public sealed class StressTests
{
    [Fact]
    public void A_flood_of_a_million_lines_arrives_whole_and_in_order_and_is_not_kept_in_memory()
    {
        using var kernel = new RunningKernel();
        var lines = string.Concat(Enumerable.Range(0, 1_000_000).Select(i => i.ToString(CultureInfo.InvariantCulture) + "\n"));
        var memory = new List<double>();
        for (var flood = 0; flood < 2; flood++)
        {
            var (_, published) = kernel.Client.Execute("for (var i = 0; i < 1_000_000; i++) Console.WriteLine(i);");
            Assert.Equal("idle", published.Types().Last());
            Assert.True(published.Text() == lines, "Lines are missing or out of order.");
            Assert.Empty(kernel.Client.Late((string)published[0]["parent_header"]!["msg_id"]!));
            memory.Add(Memory(kernel));
        }
        Assert.InRange(memory[1] - memory[0], -1000, 2);
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
