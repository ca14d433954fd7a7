using System.Globalization;
using System.Text.Json.Nodes;

namespace LossNotebooks.Notebooks.Tests;

public sealed class NotebookStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new("store");
    private readonly string path;

    public NotebookStoreTests() => path = folder.File("a.ipynb", File.ReadAllText(Fixture.Path("written-by-jupyter.ipynb")));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Writing_an_unchanged_notebook_leaves_even_a_foreign_layout_alone()
    {
        var other = folder.File("b.ipynb",
            """{"nbformat":4, "nbformat_minor":5, "metadata":{}, "cells":[{"source":"# A","id":"a","cell_type":"markdown",""" +
            "\"metadata\":{}}]}");
        var before = File.ReadAllText(other);
        NotebookStore.Write(NotebookFile.Read(other));
        Assert.Equal(before, File.ReadAllText(other));
    }

    [Fact]
    public void A_changed_notebook_keeps_unknown_metadata_and_leaves_no_temporary_file()
    {
        NotebookStore.Write(Changed());
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        var again = JsonNode.Parse(File.ReadAllText(path))!;
        Assert.Equal("kept", (string?)again["metadata"]!["unknown tool"]!["a"]);
        Assert.Equal(1.5, (double?)again["cells"]![1]!["metadata"]!["vendor"]!["unknown"]);
        Assert.Equal("2 + 2", (string?)again["cells"]![1]!["source"]![0]);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite)]
    public void The_mode_of_the_file_is_kept(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }
        File.SetUnixFileMode(path, mode);
        NotebookStore.Write(Changed());
        Assert.Equal(mode, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_read_only_file_is_refused_in_one_sentence()
    {
        var notebook = Changed();
        File.SetAttributes(path, FileAttributes.ReadOnly);
        try
        {
            var before = File.ReadAllText(path);
            Assert.Equal("a.ipynb can't be written: it is read-only.",
                Assert.Throws<UserException>(() => NotebookStore.Write(notebook)).Message);
            Assert.Equal(before, File.ReadAllText(path));
        }
        finally
        {
            File.SetAttributes(path, FileAttributes.Normal);
        }
    }

    [Theory]
    [InlineData("a.ipynb")]
    [InlineData("link.ipynb", "a.ipynb")]
    public void Links_stay_links_and_the_file_behind_them_is_written(params string[] targets)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not let everybody make links.");
        string[] links = [.. targets.SkipLast(1).Prepend("first.ipynb")];
        Assert.All(links.Zip(targets), pair => File.CreateSymbolicLink(Path.Combine(folder.Path, pair.First), pair.Second));
        var notebook = NotebookFile.Read(Path.Combine(folder.Path, "first.ipynb"));
        notebook.Cells[1].Source = "2 + 2";
        NotebookStore.Write(notebook);
        Assert.Equal(targets, links.Select(link => new FileInfo(Path.Combine(folder.Path, link)).LinkTarget));
        Assert.Equal("2 + 2", NotebookFile.Read(path).Cells[1].Source);
    }

    [Fact]
    public void A_file_has_no_byte_order_mark()
    {
        NotebookStore.Write(Changed());
        Assert.Equal((byte)'{', File.ReadAllBytes(path)[0]);
    }

    [Fact]
    public void What_stops_the_writing_is_said()
    {
        var notebook = Changed();
        Directory.CreateDirectory(Path.Combine(Temporary.Beside(path), "taken"));
        Assert.StartsWith("a.ipynb can't be written: ", Assert.Throws<UserException>(() => NotebookStore.Write(notebook)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_else_has_written_meanwhile_is_not_overwritten()
    {
        var notebook = Changed();
        File.AppendAllText(path, "\n");
        var edited = File.ReadAllText(path);
        Assert.Equal(
            "a.ipynb was changed while it ran, and stays as it is now: run it again.",
            Assert.Throws<UserException>(() => NotebookStore.Write(notebook)).Message);
        Assert.Equal(edited, File.ReadAllText(path));
    }

    [Fact]
    public void A_notebook_that_is_gone_gets_one_sentence()
    {
        var notebook = Changed();
        File.Delete(path);
        Assert.Equal(
            "a.ipynb was moved or removed while it ran, and is not written anew.",
            Assert.Throws<UserException>(() => NotebookStore.Write(notebook)).Message);
    }

    [Fact]
    public void Temporary_files_of_processes_that_have_gone_are_swept_and_those_of_others_stay()
    {
        var gone = folder.File($"a.ipynb.{int.MaxValue}.tmp", "");
        var running = folder.File($"a.ipynb.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.tmp", "");
        var other = folder.File("b.ipynb.tmp", "");
        NotebookStore.Write(NotebookFile.Read(path));
        Assert.False(File.Exists(gone));
        Assert.True(File.Exists(running));
        Assert.True(File.Exists(other));
    }

    private Notebook Changed()
    {
        var notebook = NotebookFile.Read(path);
        notebook.Cells[1].Source = "2 + 2";
        return notebook;
    }
}
