namespace LossNotebooks.Cli.Tests;

/// <summary>However the command is ended, no process of it is left.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly TemporaryFolder folder = new("interrupt");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 130)]
    [InlineData("KILL", 137)]
    public async Task A_signal_ends_the_command_and_its_workers_and_leaves_the_file_as_it_was(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send to one process.");
        Assert.SkipWhen(
            signal == "INT" && IgnoresInterrupt(),
            "What a shell has started in the background ignores Ctrl-C, and so does all that it starts; run the tests in the foreground.");
        var text = Fixture.NotebookText(
            "System.IO.File.WriteAllText(\"starting\", $\"{Environment.ProcessId}\");\n"
            + "System.IO.File.Move(\"starting\", \"started\");\nwhile (true) { }");
        var path = folder.File("a.ipynb", text);
        using var command = Command.Start(folder.Path, "run", "a.ipynb", "--time-limit", "600");
        var started = Path.Combine(folder.Path, "started");
        await UntilAsync(() => File.Exists(started));
        command.Signal(signal);
        Assert.Equal(new Outcome(exitCode, "", ""), await command.EndAsync());
        Assert.Equal(text, File.ReadAllText(path));
        var worker = int.Parse(File.ReadAllText(started), System.Globalization.CultureInfo.InvariantCulture);
        await UntilAsync(() => !Processes.IsRunning(worker));
    }

    // Linux tells which signals are ignored, as a hexadecimal number whose bit 1 is SIGINT's.
    private static bool IgnoresInterrupt() => File.Exists("/proc/self/status")
        && Array.Find(File.ReadAllLines("/proc/self/status"), line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && (Convert.ToUInt64(ignored["SigIgn:".Length..].Trim(), 16) & 2) != 0;

    /// <summary>Waits; a test that would wait for ever is ended by the limit of the whole run.</summary>
    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var tries = 0; !condition(); tries++)
        {
            Assert.True(tries < 6000, "This did not become true within minutes.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
