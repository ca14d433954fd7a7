namespace LossNotebooks.Notebooks.Tests;

public class NotebookFileTests
{
    [Fact]
    public void A_notebook_written_by_Jupyter_comes_out_byte_for_byte() =>
        Assert.Equal(File.ReadAllText(Fixture.Path("written-by-jupyter.ipynb")),
            NotebookFile.ToText(NotebookFile.Read(Fixture.Path("written-by-jupyter.ipynb"))));

    [Fact]
    public void Source_is_one_text_whether_the_file_has_a_string_or_lines()
    {
        var notebook = Parse("""[{"cell_type":"code","metadata":{},"source":["a\n","b"]},"""
            + """{"cell_type":"code","metadata":{},"source":"a\nb"},{"cell_type":"code","metadata":{}}]""");
        Assert.Equal(["a\nb", "a\nb", ""], notebook.Cells.Select(cell => cell.Source));
    }

    [Fact]
    public void Cells_without_an_id_get_one_that_no_other_cell_has()
    {
        var notebook = Parse(
            """[{"cell_type":"raw","id":"cell-2","metadata":{}},{"cell_type":"raw","metadata":{}},{"cell_type":"raw","metadata":{}}]""");
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
    [InlineData("{}", "csharp")]
    [InlineData("""{"language_info":{"name":"python"}}""", "python")]
    [InlineData("""{"language_info":{"name":"python"},"kernelspec":{"language":"C#"}}""", "C#")]
    [InlineData("""{"kernelspec":{"language":"C#"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"fsharp"}}}""", "fsharp")]
    public void The_language_of_a_notebook_is_the_first_that_its_metadata_have(string metadata, string language) => Assert.Equal(
        language, NotebookFile.Parse($$"""{"nbformat":4,"metadata":{{metadata}},"cells":[]}""", "a.ipynb").Language);

    [Fact]
    public void A_notebook_knows_where_its_file_lies()
    {
        var notebook = NotebookFile.Parse("""{"nbformat":4,"cells":[]}""", Path.Combine("folder", "a.b.ipynb"));
        Assert.Equal(("a.b.ipynb", "a.b", Path.GetFullPath("folder")), (notebook.FileName, notebook.Name, notebook.Folder));
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(5, 5)]
    [InlineData(6, 6)]
    public void Older_notebooks_become_those_whose_cells_have_ids_and_newer_ones_stay(int minor, int written) => Assert.Equal(written,
        (int?)NotebookFile.Parse($$"""{"nbformat":4,"nbformat_minor":{{minor}},"cells":[]}""", "a.ipynb").Json["nbformat_minor"]);

    [Fact]
    public void What_a_run_gives_takes_the_place_of_the_last_outputs()
    {
        var cell = Parse("""[{"cell_type":"code","execution_count":1,"outputs":[{"output_type":"stream","text":"1"}]}]""").Cells[0];
        cell.Store([], 7);
        Assert.Equal((0, 7), (cell.Outputs.Count, (int?)cell.Json["execution_count"]));
    }

    [Theory]
    [InlineData("{\n \"cells\": [\n oops", "a.ipynb is not JSON: line 3 can't be read.")]
    [InlineData("", "a.ipynb is not JSON: line 1 can't be read.")]
    [InlineData("[]", "a.ipynb is not a notebook: its JSON is not an object.")]
    [InlineData("{}", "a.ipynb is not a notebook: it does not say which nbformat it has.")]
    [InlineData("""{"nbformat":3,"worksheets":[]}""",
        "a.ipynb has nbformat 3: convert it to nbformat 4 (`jupyter nbconvert --to notebook`).")]
    [InlineData("""{"nbformat":4}""", "a.ipynb is not a notebook: it has no list of cells.")]
    [InlineData("""{"nbformat":4,"nbformat":4,"cells":[]}""", "a.ipynb has “nbformat” twice in one object: remove one of them.")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"raw","source":"","source":""}]}""",
        "a.ipynb, cell 1 has “source” twice in one object: remove one of them.")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"raw","id":"a"},{"cell_type":"raw","id":"a"}]}""",
        "a.ipynb, cell 2 has the id “a” of cell 1: give it another, or none.")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"raw","source":"\ud83d"}]}""",
        "a.ipynb, cell 1 holds half a character (a lone surrogate such as \\ud800): remove it.")]
    [InlineData("""{"nbformat":4,"cells":[],"metadata":{"a":"\ud83d"}}""",
        "a.ipynb holds half a character (a lone surrogate such as \\ud800): remove it.")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"raw"}],"metadata":{"a":1,"a":2}}""",
        "a.ipynb has “a” twice in one object: remove one of them.")]
    [InlineData("""{"nbformat":4,"cells":{"a":1,"a":2}}""", "a.ipynb has “a” twice in one object: remove one of them.")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"heading"}]}""",
        "a.ipynb, cell 1 is not a cell: its cell_type is none of code, markdown, raw.")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","metadata":{"tags":[1]}}]}""",
        "a.ipynb, cell 1 is not a cell as nbformat 4 has it: metadata.tags[0] is not a string.")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","outputs":[{"output_type":"pyout"}]}]}""",
        "a.ipynb, cell 1 is not a cell as nbformat 4 has it: "
        + "outputs[0].output_type is none of stream, display_data, execute_result, error.")]
    [InlineData("""{"nbformat":4,"nbformat_minor":"5","cells":[]}""",
        "a.ipynb is not a notebook as nbformat 4 has it: nbformat_minor is not a whole number.")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"raw"},7]}""", "a.ipynb, cell 2 is not a cell: it has no cell_type.")]
    public void A_file_that_is_no_notebook_gets_one_sentence(string text, string sentence)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.ipynb", text);
        Assert.Equal(sentence, Assert.Throws<UserException>(() => NotebookFile.Read(path)).Message);
    }

    [Fact]
    public void A_missing_file_gets_one_sentence() =>
        Assert.Equal("no/such.ipynb: there is no such notebook.",
            Assert.Throws<UserException>(() => NotebookFile.Read("no/such.ipynb")).Message);

    [Fact]
    public void What_is_nested_is_read_to_a_depth_that_no_notebook_needs_and_then_refused()
    {
        string Nested(int depth) =>
            $$$"""{"nbformat":4,"cells":[{"cell_type":"raw","metadata":{"x":{{{new string('[', depth)}}}{{{new string(']', depth)}}}}}]}""";
        const int Around = 4; // The notebook, its cells, the cell and its metadata.
        var notebook = NotebookFile.Parse(Nested(500 - Around), "a.ipynb");
        Assert.Equal(501 - Around, NotebookFile.ToText(notebook.Copy()).Count(c => c == ']'));
        Assert.All([501 - Around, 100_000], depth => Assert.Equal(
            "a.ipynb, cell 1 is nested more than 500 deep: no notebook needs that.",
            Assert.Throws<UserException>(() => NotebookFile.Parse(Nested(depth), "a.ipynb")).Message));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_says_how_to_read_a_file(string encoding)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.ipynb", "");
        File.WriteAllText(path, Fixture.NotebookText("\"φ\""), System.Text.Encoding.GetEncoding(encoding));
        Assert.Equal("\"φ\"", NotebookFile.Read(path).Cells[0].Source);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_and_never_replaced()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.ipynb", "");
        File.WriteAllText(path, Fixture.NotebookText("1").Replace("{", "{\n", StringComparison.Ordinal).Replace("\"1\"", "\"é\"",
            StringComparison.Ordinal), System.Text.Encoding.Latin1);
        var line = File.ReadAllLines(path).Index().First(row => row.Item.Contains('\uFFFD')).Index + 1;
        Assert.Equal(
            $"a.ipynb is not UTF-8: line {line} has a byte that belongs to no character; save the file as UTF-8.",
            Assert.Throws<UserException>(() => NotebookFile.Read(path)).Message);
    }

    [Theory]
    [InlineData("FFFE00D8", 1)] // UTF-16, and half a character.
    [InlineData("FEFF000A000ADC00", 3)]
    [InlineData("EFBBBF0AFF", 2)]
    [InlineData("FF", 1)]
    public void Bytes_that_are_no_text_are_found_whatever_the_byte_order_mark(string bytes, int line)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.ipynb", "");
        File.WriteAllBytes(path, Convert.FromHexString(bytes));
        Assert.Contains($"line {line} has a byte", Assert.Throws<UserException>(() => NotebookFile.Read(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_file_to_read()
    {
        using var folder = new TemporaryFolder();
        Assert.StartsWith($"{folder.Path} can't be read: ", Assert.Throws<UserException>(() => NotebookFile.Read(folder.Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_become_lines_wherever_they_stand()
    {
        var notebook = Parse("""
            [{"cell_type":"markdown","source":"a\nb","attachments":{"a.svg":{"image/svg+xml":"a\nb"}}},
            {"cell_type":"code","outputs":[{"output_type":"stream","text":"a\nb"},
            {"output_type":"display_data","data":{"text/plain":"a\nb"}}]}]
            """);
        var cells = NotebookFile.ToJson(notebook)["cells"]!;
        Assert.All(
            [
                cells[0]!["source"], cells[0]!["attachments"]!["a.svg"]!["image/svg+xml"],
                cells[1]!["outputs"]![0]!["text"], cells[1]!["outputs"]![1]!["data"]!["text/plain"],
            ],
            text => Assert.Equal("""["a\n","b"]""", text!.ToJsonString()));
    }

    [Fact]
    public void What_stands_side_by_side_is_not_nested() => Assert.Equal(1000, Parse(
        $"[{string.Join(',', Enumerable.Repeat("""{"cell_type":"raw"}""", 1000))}]").Cells.Count);

    [Fact]
    public void Numbers_beyond_those_of_a_processor_stay_as_they_are()
    {
        var notebook = Parse("""[{"cell_type":"raw","metadata":{"big":1e999,"long":123456789012345678901234567890}}]""");
        Assert.Contains("1e999", NotebookFile.ToText(notebook), StringComparison.Ordinal);
        Assert.Contains("123456789012345678901234567890", NotebookFile.ToText(notebook), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_format_of_file_is_named() =>
        Assert.Contains("only .ipynb files run", Assert.Throws<UserException>(() => NotebookFile.Read("a.dib")).Message,
            StringComparison.Ordinal);

    private static Notebook Parse(string cells) =>
        NotebookFile.Parse($$"""{"nbformat":4,"nbformat_minor":4,"metadata":{},"cells":{{cells}}}""", "a.ipynb");
}
