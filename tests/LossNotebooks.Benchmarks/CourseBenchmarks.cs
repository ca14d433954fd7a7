using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace LossNotebooks.Benchmarks;

/// <summary>What somebody waits for: notebooks executed and rendered by a fresh process of the command.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 7)]
public class CourseBenchmarks
{
    private static readonly string Root = RootAbove(AppContext.BaseDirectory);
    private readonly string output = Path.Combine(Path.GetTempPath(), "lossnotebooks-benchmark");

    [Benchmark]
    public void First_seven_notebooks() =>
        Pages([.. Directory.GetFiles(Path.Combine(Root, "notebooks"), "0*.ipynb").Order(StringComparer.Ordinal).Take(7)]);

    [Benchmark]
    public void One_notebook() => Pages([Path.Combine(Root, "notebooks", "03-log-likelihood.ipynb")]);

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(output, recursive: true);

    private void Pages(string[] notebooks)
    {
        var command = Path.Combine(Root, "lib", "LossNotebooks.Cli", "bin", "LossNotebooks.Cli.dll");
        using var process = Process.Start("dotnet", [command, "pages", .. notebooks, "--output", output]);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The command ended with exit code {process.ExitCode}; what it printed says why.");
        }
    }

    private static string RootAbove(string folder) =>
        File.Exists(Path.Combine(folder, "LossNotebooks.sln")) ? folder
        : RootAbove(Path.GetDirectoryName(folder)
            ?? throw new InvalidOperationException("LossNotebooks.sln is in no folder above the benchmarks."));
}
