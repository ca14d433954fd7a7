namespace LossNotebooks.Notebooks.Tests;

public class DibFileTests
{
    [Fact]
    public void A_line_with_the_name_of_a_kernel_begins_a_cell()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.dib", """
            1 + 1

            #!markdown

            # Title

            text

            #!c#

            #!time
            #!import other.ipynb
            2 + 2

            #!html

            #!js
            f();
            """);
        var notebook = DibFile.Read(path);
        Assert.Equal([CellKind.Code, CellKind.Markdown, CellKind.Code, CellKind.Code], notebook.Cells.Select(cell => cell.Kind));
        Assert.Equal(["csharp", "csharp", "javascript"], notebook.CodeCells.Select(cell => cell.Language));
        Assert.Equal(
            ["1 + 1", "# Title\n\ntext", "#!time\n#!import other.ipynb\n2 + 2", "f();"],
            notebook.Cells.Select(cell => cell.Source));
        Assert.Equal(folder.Path, notebook.Folder);
    }

    [Fact]
    public void The_metadata_declare_other_kernels()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.dib", """
            #!meta

            {"kernelInfo": {"defaultKernelName": "csharp", "items": [{"name": "mykernel", "aliases": ["mine"]}]}}

            #!mine

            run
            """);
        var cell = Assert.Single(DibFile.Read(path).Cells);
        Assert.Equal(("mykernel", "run"), (cell.Language, cell.Source));
    }

    [Theory]
    [InlineData("#!meta\n\n{\"kernelInfo\": \n", "a.dib: what stands under #!meta is not the metadata of a notebook.")]
    [InlineData("#!meta\n\n{\"kernelInfo\": {\"items\": [1]}}\n", "a.dib: what stands under #!meta is not the metadata of a notebook.")]
    public void Metadata_that_are_none_are_said_in_a_sentence(string text, string sentence)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(sentence, Assert.Throws<UserException>(() => DibFile.Read(folder.File("a.dib", text))).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_in_a_sentence() =>
        Assert.Equal("none.dib: there is no such notebook.", Assert.Throws<UserException>(() => DibFile.Read("none.dib")).Message);
}
