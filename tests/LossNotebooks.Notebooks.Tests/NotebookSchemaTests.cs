namespace LossNotebooks.Notebooks.Tests;

/// <summary>Each place of nbformat 4 that this program looks into, with a value of another kind.</summary>
public sealed class NotebookSchemaTests
{
    [Theory]
    [InlineData("""{"nbformat_minor":1.5}""", "nbformat_minor is not a whole number")]
    [InlineData("""{"nbformat_minor":-1}""", "nbformat_minor is not a whole number")]
    [InlineData("""{"metadata":[]}""", "metadata is not an object")]
    [InlineData("""{"metadata":{"kernelspec":1}}""", "metadata.kernelspec is not an object")]
    [InlineData("""{"metadata":{"kernelspec":{"language":1}}}""", "metadata.kernelspec.language is not a string")]
    [InlineData("""{"metadata":{"language_info":"C#"}}""", "metadata.language_info is not an object")]
    [InlineData("""{"metadata":{"language_info":{"name":["C#"]}}}""", "metadata.language_info.name is not a string")]
    [InlineData("""{"metadata":{"polyglot_notebook":true}}""", "metadata.polyglot_notebook is not an object")]
    [InlineData("""{"metadata":{"polyglot_notebook":{"kernelInfo":1}}}""", "metadata.polyglot_notebook.kernelInfo is not an object")]
    [InlineData("""{"metadata":{"polyglot_notebook":{"kernelInfo":{"defaultKernelName":{}}}}}""",
        "metadata.polyglot_notebook.kernelInfo.defaultKernelName is not a string")]
    public void What_a_notebook_says_of_itself_has_its_kinds(string members, string problem) => Assert.Equal(
        $"a.ipynb is not a notebook as nbformat 4 has it: {problem}.",
        Refusal($$"""{"nbformat":4,"cells":[],{{members[1..]}}"""));

    [Theory]
    [InlineData("""{"id":1}""", "id is not a string")]
    [InlineData("""{"source":1}""", "source is neither a string nor a list of strings")]
    [InlineData("""{"source":["1",2]}""", "source[1] is not a string")]
    [InlineData("""{"attachments":[]}""", "attachments is not an object")]
    [InlineData("""{"attachments":{"a.png":1}}""", "attachments[“a.png”] is not an object")]
    [InlineData("""{"attachments":{"a.png":{"image/png":1}}}""",
        "attachments[“a.png”][“image/png”] is neither a string nor a list of strings")]
    [InlineData("""{"execution_count":"1"}""", "execution_count is not a whole number")]
    [InlineData("""{"metadata":1}""", "metadata is not an object")]
    [InlineData("""{"metadata":{"tags":"solution"}}""", "metadata.tags is not a list")]
    [InlineData("""{"metadata":{"jupyter":1}}""", "metadata.jupyter is not an object")]
    [InlineData("""{"metadata":{"jupyter":{"source_hidden":1}}}""", "metadata.jupyter.source_hidden is not true or false")]
    [InlineData("""{"metadata":{"polyglot_notebook":1}}""", "metadata.polyglot_notebook is not an object")]
    [InlineData("""{"metadata":{"polyglot_notebook":{"kernelName":1}}}""", "metadata.polyglot_notebook.kernelName is not a string")]
    [InlineData("""{"metadata":{"dotnet_interactive":1}}""", "metadata.dotnet_interactive is not an object")]
    [InlineData("""{"metadata":{"dotnet_interactive":{"language":1}}}""", "metadata.dotnet_interactive.language is not a string")]
    [InlineData("""{"outputs":{}}""", "outputs is not a list")]
    public void What_a_cell_holds_has_its_kinds(string members, string problem) => Assert.Equal(
        $"a.ipynb, cell 1 is not a cell as nbformat 4 has it: {problem}.",
        Refusal($$"""{"nbformat":4,"cells":[{"cell_type":"code",{{members[1..]}}]}"""));

    [Theory]
    [InlineData("7", " is not an object")]
    [InlineData("""{"output_type":7}""", ".output_type is not a string")]
    [InlineData("{}", ".output_type is none of stream, display_data, execute_result, error")]
    [InlineData("""{"output_type":"stream","name":1}""", ".name is not a string")]
    [InlineData("""{"output_type":"stream","text":1}""", ".text is neither a string nor a list of strings")]
    [InlineData("""{"output_type":"display_data","data":1}""", ".data is not an object")]
    [InlineData("""{"output_type":"display_data","data":{"text/plain":"a","text/html":{}}}""",
        ".data[“text/html”] is neither a string nor a list of strings")]
    [InlineData("""{"output_type":"display_data","metadata":1}""", ".metadata is not an object")]
    [InlineData("""{"output_type":"execute_result","data":1}""", ".data is not an object")]
    [InlineData("""{"output_type":"execute_result","metadata":1}""", ".metadata is not an object")]
    [InlineData("""{"output_type":"execute_result","execution_count":{}}""", ".execution_count is not a whole number")]
    [InlineData("""{"output_type":"error","ename":1}""", ".ename is not a string")]
    [InlineData("""{"output_type":"error","evalue":1}""", ".evalue is not a string")]
    [InlineData("""{"output_type":"error","traceback":"at"}""", ".traceback is not a list")]
    public void What_an_output_holds_has_its_kinds(string output, string problem) => Assert.Equal(
        $"a.ipynb, cell 1 is not a cell as nbformat 4 has it: outputs[1]{problem}.",
        Refusal($$"""{"nbformat":4,"cells":[{"cell_type":"code","outputs":[{"output_type":"stream"},{{output}}]}]}"""));

    [Fact]
    public void Nothing_was_run_yet_is_a_count_of_0() => Assert.Equal(0, (int?)NotebookFile.Parse(
        """{"nbformat":4,"nbformat_minor":0,"cells":[{"cell_type":"code","execution_count":0}]}""", "a.ipynb")
        .Cells[0].Json["execution_count"]);

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/vnd.plotly.v1+json")]
    public void JSON_in_a_bundle_stays_JSON(string type)
    {
        const string Value = """{"a":["b\n","c"]}""";
        Assert.Equal(Value, Bundle(type, Value));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("image/svg+xml")]
    [InlineData("text/x+json")] // Only the application's own types are JSON.
    [InlineData("application/xml")]
    public void All_else_in_a_bundle_is_text_by_lines(string type) =>
        Assert.Equal("""["a\n","b"]""", Bundle(type, "\"a\\nb\""));

    private static string Refusal(string text) =>
        Assert.Throws<UserException>(() => NotebookFile.Parse(text, "folder/a.ipynb")).Message;

    private static string Bundle(string type, string value)
    {
        var output = $$$"""{"output_type":"display_data","data":{"{{{type}}}":{{{value}}}}}""";
        var notebook = NotebookFile.Parse($$"""{"nbformat":4,"cells":[{"cell_type":"code","outputs":[{{output}}]}]}""", "a.ipynb");
        return NotebookFile.ToJson(notebook)["cells"]![0]!["outputs"]![0]!["data"]![type]!.ToJsonString();
    }
}
