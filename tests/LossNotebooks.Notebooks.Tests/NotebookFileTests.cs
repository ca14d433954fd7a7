using System.Text.Json.Nodes;

namespace LossNotebooks.Notebooks.Tests;

public class NotebookFileTests
{
    [Fact]
    public void A_notebook_written_by_Jupyter_comes_out_byte_for_byte() =>
        Assert.Equal(File.ReadAllText(Fixture.Path("written-by-jupyter.ipynb")), NotebookFile.ToText(NotebookFile.Read(Fixture.Path("written-by-jupyter.ipynb"))));

    [Fact]
    public void Writing_an_unchanged_notebook_leaves_even_a_foreign_layout_alone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.ipynb", """{"nbformat":4, "nbformat_minor":5, "metadata":{}, "cells":[{"source":"# A","id":"a","cell_type":"markdown","metadata":{}}]}""");
        var before = File.ReadAllText(path);
        NotebookFile.Write(NotebookFile.Read(path));
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public void A_changed_notebook_keeps_unknown_metadata_and_leaves_no_temporary_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.ipynb", File.ReadAllText(Fixture.Path("written-by-jupyter.ipynb")));
        var notebook = NotebookFile.Read(path);
        notebook.Cells[1].Source = "2 + 2";
        NotebookFile.Write(notebook);

        Assert.Equal([path], Directory.GetFiles(folder.Path));
        var again = JsonNode.Parse(File.ReadAllText(path))!;
        Assert.Equal("kept", (string?)again["metadata"]!["unknown tool"]!["a"]);
        Assert.Equal(1.5, (double?)again["cells"]![1]!["metadata"]!["vendor"]!["unknown"]);
        Assert.Equal("2 + 2", (string?)again["cells"]![1]!["source"]![0]);
    }

    [Fact]
    public void Source_is_one_text_whether_the_file_has_a_string_or_lines()
    {
        var notebook = Parse("""[{"cell_type":"code","metadata":{},"source":["a\n","b"]},{"cell_type":"code","metadata":{},"source":"a\nb"},{"cell_type":"code","metadata":{}}]""");
        Assert.Equal(["a\nb", "a\nb", ""], notebook.Cells.Select(cell => cell.Source));
    }

    [Fact]
    public void Cells_without_an_id_get_one_that_no_other_cell_has()
    {
        var notebook = Parse("""[{"cell_type":"raw","id":"cell-2","metadata":{}},{"cell_type":"raw","metadata":{}},{"cell_type":"raw","metadata":{}}]""");
        Assert.Equal(["cell-2", "cell-3", "cell-4"], notebook.Cells.Select(cell => cell.Id));
        Assert.Equal(5, (int?)notebook.Json["nbformat_minor"]);
    }

    [Theory]
    [InlineData("{}", "csharp")]
    [InlineData("""{"dotnet_interactive":{"language":"fsharp"}}""", "fsharp")]
    [InlineData("""{"dotnet_interactive":{"language":"fsharp"},"polyglot_notebook":{"kernelName":"html"}}""", "html")]
    public void The_polyglot_kernel_name_wins_and_nothing_means_csharp(string metadata, string language) =>
        Assert.Equal(language, Parse($$"""[{"cell_type":"code","metadata":{{metadata}},"source":""}]""").Cells[0].Language);

    [Theory]
    [InlineData("{\n \"cells\": [\n oops", "a.ipynb is not JSON: line 3 can't be read.")]
    [InlineData("", "a.ipynb is not JSON: line 1 can't be read.")]
    [InlineData("[]", "a.ipynb is not a notebook: its JSON is not an object.")]
    [InlineData("{}", "a.ipynb is not a notebook: it does not say which nbformat it has.")]
    [InlineData("""{"nbformat":3,"worksheets":[]}""", "a.ipynb has nbformat 3: convert it to nbformat 4 (`jupyter nbconvert --to notebook`).")]
    [InlineData("""{"nbformat":4,"cells":[]}""", "a.ipynb has no cells.")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"raw"},7]}""", "a.ipynb, cell 2 is not a cell: it has no cell_type.")]
    public void A_file_that_is_no_notebook_gets_one_sentence(string text, string sentence)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.ipynb", text);
        Assert.Equal(sentence, Assert.Throws<UserException>(() => NotebookFile.Read(path)).Message);
    }

    [Fact]
    public void A_missing_file_gets_one_sentence() =>
        Assert.Equal("no/such.ipynb: there is no such notebook.", Assert.Throws<UserException>(() => NotebookFile.Read("no/such.ipynb")).Message);

    [Fact]
    public void A_notebook_of_the_wrong_shape_is_refused_and_not_a_crash() =>
        Assert.StartsWith("a.ipynb is not a notebook as nbformat 4 has it", Assert.Throws<UserException>(() => Parse("""[{"cell_type":"code","metadata":[]}]""")).Message);

    private static Notebook Parse(string cells) => NotebookFile.Parse($$"""{"nbformat":4,"nbformat_minor":4,"metadata":{},"cells":{{cells}}}""", "a.ipynb");
}
