using System.Text.Json.Nodes;

namespace LossNotebooks.Engine.Tests;

public sealed class DisplayTests : IDisposable
{
    private readonly Notebook notebook = new();

    public void Dispose() => notebook.Dispose();

    [Theory]
    [InlineData("42", "<pre>42</pre></div>")]
    [InlineData("0.1 + 0.2", "<pre>0.30000000000000004</pre></div>")]
    [InlineData("double.NaN", "<pre>NaN</pre></div>")]
    [InlineData("true", "<pre>True</pre></div>")]
    [InlineData("(object)null", "<pre>&lt;null&gt;</pre></div>")]
    [InlineData("(string)null", "<pre>&lt;null&gt;</pre></div>")]
    [InlineData("new[] { 1, 2, 3 }", "<pre>[ 1, 2, 3 ]</pre></div>")]
    [InlineData("new double[0]", "<pre>[  ]</pre></div>")]
    public async Task Numbers_and_sequences_of_them_are_plain_text_in_html(string code, string start) =>
        Assert.StartsWith("<div class=\"dni-plaintext\">" + start, await notebook.ResultAsync(code), StringComparison.Ordinal);

    [Theory]
    [InlineData(20, "18, 19, 20 ]</pre></div>")]
    [InlineData(25, "18, 19, 20 ... (5 more) ]</pre></div>")]
    public async Task A_long_sequence_is_cut_after_twenty(int length, string end) =>
        Assert.Contains(end, await notebook.ResultAsync($"Enumerable.Range(1, {length})"), StringComparison.Ordinal);

    [Theory]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1 }", "<table><thead><tr><th><i>key</i></th><th>value</th></tr></thead>")]
    [InlineData("new[] { new { A = 1 } }", "<table><thead><tr><th><i>index</i></th><th>value</th></tr></thead>")]
    [InlineData("new { A = 1 }", "<details open=\"open\" class=\"dni-treeview\"><summary>")]
    [InlineData("HTML(\"<b>x</b>\")", "<b>x</b>")]
    public async Task Dictionaries_and_sequences_of_objects_are_tables_and_objects_are_trees(string code, string start) =>
        Assert.StartsWith(start, await notebook.ResultAsync(code), StringComparison.Ordinal);

    [Fact]
    public async Task A_string_is_plain_text() => Assert.Equal("a < b", await notebook.ResultAsync("\"a < b\"", "text/plain"));

    [Fact]
    public async Task The_same_cells_give_the_same_outputs()
    {
        const string Code = """
            display(new { A = new[] { 1.5 } });
            var shown = "x".DisplayAs("text/html");
            shown.Update("y");
            new Dictionary<int, object> { [1] = new Exception("e") }
            """;
        using var again = new Notebook();
        Assert.Equal(Texts(await notebook.RunAsync(Code)), Texts(await again.RunAsync(Code)));

        static IEnumerable<string> Texts(IEnumerable<Output> outputs) => outputs.Select(output => output switch
        {
            DisplayData shown => shown.DisplayId + Text(shown.Data),
            UpdateDisplayData shown => shown.DisplayId + Text(shown.Data),
            ExecuteResult result => Text(result.Data),
            _ => output.ToString()!,
        });

        static string Text(MimeBundle bundle) => string.Join('\n', bundle.Data.Select(content => $"{content.Key}: {content.Value}"));
    }

    [Fact]
    public async Task Preferred_mime_types_and_registered_json_are_all_in_the_bundle_with_json_as_json()
    {
        await notebook.RunAsync("""
            using Microsoft.DotNet.Interactive.Formatting;
            record Figure(string Alt);
            Formatter.SetPreferredMimeTypesFor(typeof(Figure), "text/html", "text/plain");
            Formatter.Register<Figure>(figure => $"<figure>{figure.Alt}</figure>", "text/html");
            Formatter.Register<Figure>(figure => figure.Alt, "text/plain");
            Formatter.Register<Figure>(figure => "{\"layout\": {\"alt\": \"" + figure.Alt + "\"}}", "application/vnd.plotly.v1+json");
            """);
        var result = Assert.IsType<ExecuteResult>(Assert.Single(await notebook.RunAsync("new Figure(\"a curve\")"))).Data.Data;
        Assert.Equal(["text/html", "text/plain", "application/vnd.plotly.v1+json"], result.Keys);
        Assert.Equal("<figure>a curve</figure>", (string?)result["text/html"]);
        Assert.Equal("a curve", (string?)Assert.IsType<JsonObject>(result["application/vnd.plotly.v1+json"])["layout"]!["alt"]);
    }

    [Fact]
    public async Task A_display_of_an_earlier_cell_can_be_updated()
    {
        var shown = Assert.IsType<DisplayData>(Assert.Single(await notebook.RunAsync("var progress = display(\"0 %\");")));
        var updated = Assert.IsType<UpdateDisplayData>(Assert.Single(await notebook.RunAsync("progress.Update(\"50 %\");")));
        Assert.NotNull(shown.DisplayId);
        Assert.Equal(shown.DisplayId, updated.DisplayId);
        Assert.Equal("50 %", (string?)updated.Data.Data["text/plain"]);
    }

    [Fact]
    public async Task Each_display_has_its_own_id()
    {
        var outputs = await notebook.RunAsync("display(1); display(1); \"x\".DisplayAs(\"text/html\");");
        Assert.Equal(["1", "2", "3"], outputs.Cast<DisplayData>().Select(shown => shown.DisplayId));
    }

    [Fact]
    public async Task A_display_as_the_trailing_expression_is_shown_once() =>
        Assert.IsType<DisplayData>(Assert.Single(await notebook.RunAsync("display(1)")));

    [Fact]
    public async Task Display_takes_mime_types()
    {
        var outputs = await notebook.RunAsync("display(new[] { 1 }, \"text/plain\", \"application/json\");");
        var shown = Assert.IsType<DisplayData>(Assert.Single(outputs)).Data.Data;
        Assert.Equal("[ 1 ]", (string?)shown["text/plain"]);
        Assert.IsType<JsonArray>(shown["application/json"]);
    }

    [Fact]
    public async Task An_exception_of_a_formatter_is_the_cells_error()
    {
        var error = await notebook.ErrorAsync("IEnumerable<int> Broken() { yield return 1; throw new Exception(\"broken\"); }\nBroken()");
        Assert.StartsWith("System.Exception: broken", error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_can_be_cleared() =>
        Assert.Equal([new ClearOutput(true), new ClearOutput(false)], await notebook.RunAsync("ClearOutput(wait: true); ClearOutput();"));

    [Fact]
    public async Task A_cell_can_ask_for_input()
    {
        using var session = new Session(AppContext.BaseDirectory) { Input = request => $"{request.Prompt}{request.IsPassword}" };
        var outputs = new OutputList();
        const string Code = """
            var word = await GetPasswordAsync("word ");
            Console.Write(Console.ReadLine() + await GetInputAsync("name ") + word.GetClearTextPassword());
            Console.Write(await GetInputAsync("key ", "password"));
            """;
        await session.RunAsync(Code, outputs, TestContext.Current.CancellationToken);
        Assert.Equal([new Stream("stdout", "Falsename Falseword Truekey True")], outputs.ToList());
    }

    [Fact]
    public async Task A_password_is_not_shown()
    {
        using var session = new Session(AppContext.BaseDirectory) { Input = _ => "secret" };
        var outputs = new OutputList();
        const string Code = "var typed = await GetPasswordAsync(); Console.Write(typed);\ntyped";
        await session.RunAsync(Code, outputs, TestContext.Current.CancellationToken);
        Assert.Equal(new Stream("stdout", "************"), outputs.ToList()[0]);
        var shown = Assert.IsType<ExecuteResult>(outputs.ToList()[1]).Data.Data;
        Assert.DoesNotContain(shown.Values, text => text!.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Input_is_refused_in_a_sentence_where_nobody_can_answer() => Assert.StartsWith(
        "System.InvalidOperationException: The cell asks for input, and this notebook runs without anybody to answer.",
        (await notebook.ErrorAsync("Console.ReadLine()")).Value,
        StringComparison.Ordinal);

    [Fact]
    public async Task Rows_are_a_table_with_a_column_for_each_property()
    {
        var outputs = await notebook.RunAsync("new[] { new { A = 1, B = \"x\" }, new { A = 2, B = \"y\" } }.DisplayTable();");
        var shown = Assert.IsType<DisplayData>(Assert.Single(outputs)).Data.Data;
        const string Head = "<table><thead><tr><td><span>A</span></td><td><span>B</span></td></tr></thead>";
        Assert.StartsWith(Head, (string?)shown["text/html"], StringComparison.Ordinal);
        Assert.Equal("A,B\n1,x\n2,y\n", ((string?)shown["text/csv"])!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_display_has_its_type_in_the_namespace_of_the_formatters()
    {
        var outputs = await notebook.RunAsync("""
            using Microsoft.DotNet.Interactive.Formatting;
            DisplayedValue shown = display(1);
            Console.Write(shown.DisplayId);
            """);
        Assert.Equal(new Stream("stdout", Assert.IsType<DisplayData>(outputs[0]).DisplayId!), outputs[1]);
    }
}
