namespace LossNotebooks.Notebooks.Tests;

public sealed class TemporaryTests : IDisposable
{
    private const int Gone = int.MaxValue; // No system gives a process this number.

    private readonly TemporaryFolder folder = new("temporary");

    [Fact]
    public void The_name_is_the_path_s_with_the_number_of_the_process() =>
        Assert.Equal($"site.{Environment.ProcessId}.tmp", Temporary.Beside("site"));

    [Fact]
    public void Files_and_folders_of_processes_that_have_gone_are_swept()
    {
        folder.File($"site.{Gone}.tmp/inner/page", "");
        folder.File($"site.{Gone - 1}.tmp", "");
        Temporary.Sweep(Path.Combine(folder.Path, "site"));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_link_is_swept_and_what_it_leads_to_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not let everybody make links.");
        var kept = folder.File("kept/page", "");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, $"site.{Gone}.tmp"), "kept");
        Temporary.Sweep(Path.Combine(folder.Path, "site"));
        Assert.Equal(["kept"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
        Assert.True(File.Exists(kept));
    }

    [Theory]
    [InlineData("page.2147483647.tmp")] // Of another file.
    [InlineData("site.2147483647.tmp.tmp")]
    [InlineData("site.2147483647.txt")]
    [InlineData("site.tmp")]
    [InlineData("site.-1.tmp")] // No number of a process.
    [InlineData("site. 2147483647.tmp")]
    [InlineData("site.2147483648.tmp")]
    [InlineData("site.new.tmp")]
    public void What_has_another_name_stays(string name)
    {
        folder.File(name, "");
        Temporary.Sweep(Path.Combine(folder.Path, "site"));
        Assert.Equal([name], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void What_this_process_writes_stays()
    {
        var written = folder.File(Path.GetFileName(Temporary.Beside(Path.Combine(folder.Path, "site"))), "");
        Temporary.Sweep(Path.Combine(folder.Path, "site"));
        Assert.True(File.Exists(written));
    }

    [Fact]
    public void Where_there_is_no_folder_there_is_nothing_to_sweep() =>
        Temporary.Sweep(Path.Combine(folder.Path, "nowhere", "site"));

    public void Dispose() => folder.Dispose();
}
