namespace LossNotebooks.Engine.Tests;

public sealed class MagicTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Notebook notebook;

    public MagicTests() => notebook = new Notebook(folder.Path);

    public void Dispose()
    {
        notebook.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("#!csharp")]
    [InlineData("#!c#")]
    [InlineData("#!C#")]
    public async Task Code_under_a_csharp_magic_runs(string magic) => Assert.Equal("2", await notebook.ValueAsync(magic + "\n1+1"));

    [Theory]
    [InlineData("#!markdown\n# Title\n\nText", "text/markdown", "# Title\n\nText")]
    [InlineData("#!html\n<b>x</b>", "text/html", "<b>x</b>")]
    [InlineData("#!javascript\nf();", "text/html", "<script type=\"text/javascript\">f();</script>")]
    [InlineData("#!js\nf();", "text/html", "<script type=\"text/javascript\">f();</script>")]
    [InlineData("#!mermaid\ngraph LR; A-->B", "text/vnd.mermaid", "graph LR; A-->B")]
    [InlineData("#!mermaid\ngraph LR; A-->B", "text/html", "<pre class=\"mermaid\">graph LR; A--&gt;B</pre>")]
    public async Task The_lines_under_the_magic_of_another_language_are_shown(string code, string mimeType, string text)
    {
        var shown = Assert.IsType<DisplayData>(Assert.Single(await notebook.RunAsync(code)));
        Assert.Equal(text, shown.Data.Data[mimeType]!.ToString());
    }

    [Fact]
    public async Task A_cell_can_mix_languages_and_its_lines_keep_their_numbers()
    {
        var outputs = await notebook.RunAsync("""
            var x = 1;
            #!markdown
            *text*
            #!csharp
            x
            #!html
            <i>
            #!c#
            throw new Exception("last");
            """);
        Assert.Equal(["DisplayData", "ExecuteResult", "DisplayData", "Error"], outputs.Select(output => output.GetType().Name));
        Assert.Equal("System.Exception: last\n   at cell 1, line 9", ((Error)outputs[^1]).Value);
    }

    [Fact]
    public async Task After_a_section_that_fails_the_rest_of_the_cell_does_not_run() =>
        Assert.IsType<Error>((await notebook.RunAsync("throw new Exception();\n#!html\n<b>never</b>"))[^1]);

    [Fact]
    public async Task An_unknown_magic_is_DNI101_and_nothing_of_the_cell_runs()
    {
        var outputs = await notebook.RunAsync("Console.Write(1);\n#!nosuch thing");
        Assert.Equal("(2,1): error DNI101: Unknown magic command '#!nosuch'.", Assert.IsType<Error>(Assert.Single(outputs)).Value);
    }

    [Fact]
    public async Task Time_tells_how_long_the_cell_took_after_its_other_outputs()
    {
        var outputs = await notebook.RunAsync("#!time\n1+1");
        Assert.IsType<ExecuteResult>(outputs[0]);
        Assert.Matches(@"^Wall time: \d+(\.\d)?ms$", Assert.IsType<DisplayData>(outputs[1]).Data.Data["text/plain"]!.ToString());
    }

    [Fact]
    public async Task Who_lists_names_and_whos_types_and_values()
    {
        await notebook.RunAsync("var learningRate = 0.5; string name = null;");
        await notebook.RunAsync("var learningRate = 0.25;");
        var who = Assert.IsType<DisplayData>(Assert.Single(await notebook.RunAsync("#!who")));
        Assert.Equal("learningRate\tname", who.Data.Data["text/plain"]!.ToString());
        var whos = Assert.IsType<DisplayData>(Assert.Single(await notebook.RunAsync("#!whos"))).Data.Data["text/html"]!.ToString();
        Assert.Contains("<td>learningRate</td>", whos, StringComparison.Ordinal);
        Assert.Contains("<pre>0.25</pre>", whos, StringComparison.Ordinal);
        Assert.DoesNotContain("<pre>0.5</pre>", whos, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!lsmagic", "text/html", "#!import")]
    [InlineData("#!about", "text/plain", "C# 14.0")]
    public async Task The_engine_describes_itself(string magic, string mimeType, string part)
    {
        var shown = Assert.IsType<DisplayData>(Assert.Single(await notebook.RunAsync(magic)));
        Assert.Contains(part, shown.Data.Data[mimeType]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_is_imported_with_its_languages()
    {
        folder.File("parts/setup.ipynb", """
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"cell_type": "markdown", "metadata": {}, "source": "never shown"},
              {"cell_type": "code", "metadata": {}, "source": ["var fromNotebook = 5;\n", "Console.Write(fromNotebook);"]},
              {"cell_type": "code", "metadata": {"polyglot_notebook": {"kernelName": "html"}}, "source": "<b>bold</b>"}]}
            """);
        var outputs = await notebook.RunAsync("#!import parts/setup.ipynb\nfromNotebook + 1");
        Assert.Equal(new Stream("stdout", "5"), outputs[0]);
        Assert.Equal("<b>bold</b>", Assert.IsType<DisplayData>(outputs[1]).Data.Data["text/html"]!.ToString());
        Assert.IsType<ExecuteResult>(outputs[2]);
    }

    [Fact]
    public async Task An_error_in_an_imported_file_names_the_file()
    {
        folder.File("helper.cs", "void Fail() =>\n    throw new Exception(\"in helper\");");
        folder.File("helper.ipynb", """{"cells": [{"cell_type": "code", "source": "\nthrow new Exception(\"in notebook\");"}]}""");
        await notebook.RunAsync("#!import helper.cs");
        var error = await notebook.ErrorAsync("Fail();");
        Assert.Equal("System.Exception: in helper\n   at Fail() in helper.cs, line 2\n   at cell 2, line 1", error.Value);
        error = await notebook.ErrorAsync("#!import helper.ipynb");
        Assert.Equal("System.Exception: in notebook\n   at helper.ipynb cell 1, line 2", error.Value);
    }

    [Theory]
    [InlineData("none.ipynb", "The file 'none.ipynb' that cell 1 imports does not exist.")]
    [InlineData("data.csv", "The file 'data.csv' that cell 1 imports is none of .ipynb, .cs, .csx, .md, .html, .js, .mmd.")]
    [InlineData("empty.ipynb", "The file 'empty.ipynb' that cell 1 imports is not a notebook: it has no cells.")]
    public async Task What_cannot_be_imported_is_said_in_a_sentence(string file, string sentence)
    {
        folder.File("data.csv", "x,y");
        folder.File("empty.ipynb", "{}");
        Assert.Equal(sentence, (await notebook.ErrorAsync("#!import " + file)).Value);
    }
}
