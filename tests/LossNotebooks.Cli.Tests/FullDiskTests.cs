using System.Diagnostics;

namespace LossNotebooks.Cli.Tests;

/// <summary>A disk of one megabyte, of which too little is left for what the command wants to write.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder folder = new("disk");
    private readonly string disk;

    public FullDiskTests()
    {
        disk = Path.Combine(folder.Path, "small");
        Directory.CreateDirectory(disk);
        if (!OperatingSystem.IsLinux() || !Succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk))
        {
            folder.Dispose();
            Assert.Skip("A small disk can't be mounted: that takes Linux and its root.");
        }
    }

    public void Dispose()
    {
        Succeeds("umount", disk);
        folder.Dispose();
    }

    [Fact]
    public async Task A_notebook_whose_outputs_do_not_fit_stays_as_it_was()
    {
        var text = Fixture.NotebookText("new string('x', 1_200_000)");
        var path = Path.Combine(disk, "a.ipynb");
        File.WriteAllText(path, text);
        var outcome = await Command.RunAsync(disk, "run", "a.ipynb");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Matches("^a.ipynb can't be written: .*(disk was full|No space left on device)", outcome.Errors);
        Assert.Equal((text, path), (File.ReadAllText(path), Assert.Single(Directory.GetFileSystemEntries(disk))));
    }

    [Fact]
    public async Task Pages_that_do_not_fit_are_not_begun()
    {
        Tools.NeedNode();
        var path = Path.Combine(disk, "a.ipynb");
        File.WriteAllText(path, Fixture.NotebookText("1"));
        var outcome = await Command.RunAsync(disk, "pages", "--output", "site", "a.ipynb");
        Assert.Equal((1, "site can't be written: No space left on device"), (outcome.ExitCode, outcome.Errors.Split(" :")[0]));
        Assert.Equal(path, Assert.Single(Directory.GetFileSystemEntries(disk)));
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
