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
        notebook.Json.Remove("cells");
        Assert.Equal("""{"nbformat":4,"nbformat_minor":5,"metadata":{}}""", notebook.Json.ToJsonString());
    }

    [Theory]
    [InlineData("csharp", "csharp")]
    [InlineData("c#", "csharp")]
    [InlineData("C#", "csharp")]
    [InlineData("fsharp", "fsharp")]
    [InlineData("f#", "fsharp")]
    [InlineData("F#", "fsharp")]
    [InlineData("pwsh", "pwsh")]
    [InlineData("powershell", "pwsh")]
    [InlineData("javascript", "javascript")]
    [InlineData("js", "javascript")]
    [InlineData("html", "html")]
    [InlineData("mermaid", "mermaid")]
    [InlineData("sql", "sql")]
    [InlineData("kql", "kql")]
    [InlineData("http", "http")]
    [InlineData("value", "value")]
    public void Kernels_of_Polyglot_Notebooks_have_these_names(string name, string language)
    {
        var cell = Assert.Single(Read($"#!{name} \ncode").Cells);
        Assert.Equal((CellKind.Code, language, "code"), (cell.Kind, cell.Language, cell.Source));
        Assert.Equal(["cell_type", "metadata", "source", "outputs", "execution_count", "id"], cell.Json.Select(member => member.Key));
        Assert.Equal(("[]", null), (cell.Json["outputs"]!.ToJsonString(), cell.Json["execution_count"]));
    }

    [Theory]
    [InlineData("markdown", CellKind.Markdown)]
    [InlineData("md", CellKind.Markdown)]
    [InlineData("raw", CellKind.Raw)]
    public void Prose_and_raw_text_have_these(string name, CellKind kind)
    {
        var cell = Assert.Single(Read($"\n\n#!{name}\r\n\r\ntext\r\n\r\nmore\r\n").Cells);
        Assert.Equal((kind, "text\n\nmore"), (cell.Kind, cell.Source));
        Assert.False(cell.Json.ContainsKey("outputs"));
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
    [InlineData("""{"kernelInfo": """)]
    [InlineData("""{"kernelInfo": "csharp"}""")]
    [InlineData("""{"kernelInfo": {}, "kernelInfo": {}}""")]
    [InlineData("""{"kernelInfo": {"items": [1]}}""")]
    [InlineData("""{"kernelInfo": {"items": [null]}}""")]
    [InlineData("""{"kernelInfo": {"items": [{}]}}""")]
    [InlineData("""{"kernelInfo": {"items": [{"name": 1}]}}""")]
    [InlineData("""{"kernelInfo": {"items": [{"name": "mine", "aliases": [null]}]}}""")]
    public void Metadata_that_are_none_are_said_in_a_sentence(string json) => Assert.Equal(
        "a.dib: what stands under #!meta is not the metadata of a notebook.",
        Assert.Throws<UserException>(() => Read($"#!meta\n\n{json}\n\n#!csharp\n1")).Message);

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"kernelInfo": {"items": 7}}""")]
    [InlineData("""{"kernelInfo": {"items": [{"name": "mine"}]}}""")]
    public void Metadata_need_not_say_anything(string json) =>
        Assert.Equal("1", Assert.Single(Read($"#!meta\n\n{json}\n\n#!csharp\n1").Cells).Source);

    [Fact]
    public void Only_the_first_cell_holds_metadata() => Assert.Equal(
        ["#!csharp is more\n1\n\n#!meta\n\n{}", "2"],
        Read("#!csharp is more\n1\n\n#!meta\n\n{}\n\n#!csharp\n2").Cells.Select(cell => cell.Source));

    [Fact]
    public void Bytes_that_are_no_text_are_refused_and_never_replaced()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.dib", "");
        File.WriteAllBytes(path, [(byte)'"', 0xE9, (byte)'"']);
        Assert.StartsWith("a.dib is not UTF-8: line 1 ", Assert.Throws<UserException>(() => DibFile.Read(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_in_a_sentence() =>
        Assert.Equal("none.dib: there is no such notebook.", Assert.Throws<UserException>(() => DibFile.Read("none.dib")).Message);

    private static Notebook Read(string text)
    {
        using var folder = new TemporaryFolder();
        return DibFile.Read(folder.File("a.dib", text));
    }
}
