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
    public async Task A_magic_inside_a_text_or_a_comment_is_text()
    {
        const string Code = """"
            /*
            #!html
            */
            var text = """
                #!markdown
                """ + $"""
            #!mermaid
            """;
            text
            #!html
            <b>
            """";
        var outputs = await notebook.RunAsync(Code);
        Assert.Equal("#!markdown#!mermaid", (string?)Assert.IsType<ExecuteResult>(outputs[0]).Data.Data["text/plain"]);
        Assert.Equal("<b>", (string?)Assert.IsType<DisplayData>(outputs[1]).Data.Data["text/html"]);
    }

    [Theory]
    [InlineData("#!fsharp\nlet x = 1", "(1,1): this is F#, and cells here are in C# only: take it out, or run it in another kernel.")]
    [InlineData("1+1\n#!pwsh\nls", "(2,1): this is PowerShell, and cells here are in C# only: take it out, or run it in another kernel.")]
    public async Task Another_language_is_said_in_a_sentence(string code, string sentence) =>
        Assert.Equal(sentence, Assert.IsType<Error>(Assert.Single(await notebook.RunAsync(code))).Value);

    [Fact]
    public async Task A_value_is_kept_and_becomes_a_variable()
    {
        var shown = Assert.IsType<DisplayData>(Assert.Single(await notebook.RunAsync("#!value --name note\nsome text\nmore \"quoted\"")));
        Assert.Equal("some text\nmore \"quoted\"", (string?)shown.Data.Data["text/plain"]);
        Assert.Equal("some text\nmore \"quoted\"", await notebook.ValueAsync("#!share note --from value\nnote"));
        Assert.Equal("some text\nmore \"quoted\"", await notebook.ValueAsync("#!share --from value note --as other\nother"));
        Assert.Equal("some text\nmore \"quoted\"", await notebook.ValueAsync("#!set --name third --value @value:note\nthird"));
    }

    [Theory]
    [InlineData("#!set --name five --value 5\nfive", "5")]
    [InlineData("#!set --value \"a b\" --name words\nwords", "a b")]
    [InlineData("var x = 2.5;\n#!set --name y --value @csharp:x\ny", "2.5")]
    [InlineData("var x = 2.5;\n#!share x --from csharp --as y\ny", "2.5")]
    [InlineData("#!value --name v --from-value abc\n#!csharp\n1", "1")]
    [InlineData("#!value --name v --from-file part.txt\n#!share v --from value\nv", "of a file")]
    [InlineData("#!value --name v --mime-type application/json\n[1, 7]\n#!share v --from value\nv.RootElement[1].GetInt32()", "7")]
    public async Task Values_are_set_and_shared_within_CSharp(string code, string value)
    {
        folder.File("part.txt", "of a file");
        var data = Assert.IsType<ExecuteResult>((await notebook.RunAsync(code))[^1]).Data.Data;
        Assert.Contains(value, data.Values.First()!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!value\ntext", "(1,1): #!value needs a name: #!value --name x.")]
    [InlineData("#!share x", "(1,1): #!share needs a name and where it is from: #!share x --from value.")]
    [InlineData("#!share x --from value", "(1,1): #!share finds no value 'x': keep it with #!value --name x.")]
    [InlineData("#!share x --from csharp", "(1,1): #!share finds no variable 'x' in C#.")]
    [InlineData("#!share x --from fsharp", "(1,1): #!share can't take 'x' from 'fsharp': cells here are in C# only.")]
    [InlineData("#!set --name x", "(1,1): #!set needs a name and a value: #!set --name x --value 5.")]
    [InlineData("#!set --name 1x --value 5", "(1,1): #!set can't declare '1x', which is no name of a variable.")]
    public async Task What_cannot_be_shared_is_said_in_a_sentence(string code, string sentence) =>
        Assert.Equal(sentence, (await notebook.ErrorAsync(code)).Value);

    [Fact]
    public async Task A_value_that_cannot_be_read_is_said_in_a_sentence() => Assert.StartsWith(
        "(1,1): #!value can't read the value of x: Could not find file",
        (await notebook.ErrorAsync("#!value --name x --from-file none.txt")).Value,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_notebook_is_imported_with_its_prose_and_its_languages()
    {
        folder.File("parts/setup.ipynb", """
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"cell_type": "markdown", "metadata": {}, "source": "*prose*"},
              {"cell_type": "raw", "metadata": {}, "source": "never shown"},
              {"cell_type": "code", "metadata": {}, "source": ["var fromNotebook = 5;\n", "Console.Write(fromNotebook);"]},
              {"cell_type": "code", "metadata": {"dotnet_interactive": {"language": "html"}}, "source": "<i>older</i>"},
              {"cell_type": "code", "metadata": {"polyglot_notebook": {"kernelName": "html"}}, "source": "<b>bold</b>"}]}
            """);
        var outputs = await notebook.RunAsync("#!import parts/setup.ipynb\nfromNotebook + 1");
        Assert.Equal("*prose*", (string?)Assert.IsType<DisplayData>(outputs[0]).Data.Data["text/markdown"]);
        Assert.Equal(new Stream("stdout", "5"), outputs[1]);
        Assert.Equal("<i>older</i>", (string?)Assert.IsType<DisplayData>(outputs[2]).Data.Data["text/html"]);
        Assert.Equal("<b>bold</b>", (string?)Assert.IsType<DisplayData>(outputs[3]).Data.Data["text/html"]);
        Assert.IsType<ExecuteResult>(outputs[4]);
    }

    [Fact]
    public async Task A_notebook_in_plain_text_is_imported()
    {
        folder.File("part.dib", "#!meta\n\n{}\n\n#!markdown\n\n*prose*\n\n#!csharp\n\nvar fromText = 5;\n");
        var outputs = await notebook.RunAsync("#!import part.dib\nfromText");
        Assert.Equal("*prose*", (string?)Assert.IsType<DisplayData>(outputs[0]).Data.Data["text/markdown"]);
        Assert.IsType<ExecuteResult>(outputs[1]);
    }

    [Fact]
    public async Task An_error_in_an_imported_file_names_the_file()
    {
        folder.File("helper.cs", "void Fail() =>\n    throw new Exception(\"in helper\");");
        folder.File("helper.ipynb", Fixture.NotebookText("%%prose", "\nthrow new Exception(\"in notebook\");"));
        await notebook.RunAsync("#!import helper.cs");
        var error = await notebook.ErrorAsync("Fail();");
        Assert.Equal("System.Exception: in helper\n   at Fail() in helper.cs, line 2\n   at cell 2, line 1", error.Value);
        error = await notebook.ErrorAsync("#!import helper.ipynb");
        Assert.Equal("System.Exception: in notebook\n   at helper.ipynb cell 1, line 2", error.Value);
    }

    [Theory]
    [InlineData("none.ipynb", "The file 'none.ipynb' that cell 1 imports does not exist.")]
    [InlineData("data.csv", "The file 'data.csv' that cell 1 imports is none of .ipynb, .dib, .cs, .csx, .md, .html, .js, .mmd.")]
    [InlineData("empty.ipynb", "empty.ipynb is not a notebook: it does not say which nbformat it has.")]
    [InlineData("self.ipynb", "The file 'self.ipynb' that self.ipynb cell 1 imports is being imported already: it would go on for ever.")]
    [InlineData("one.cs", "The file 'one.cs' that two.ipynb cell 1 imports is being imported already: it would go on for ever.")]
    public async Task What_cannot_be_imported_is_said_in_a_sentence(string file, string sentence)
    {
        folder.File("data.csv", "x,y");
        folder.File("empty.ipynb", "{}");
        folder.File("self.ipynb", Fixture.NotebookText("#!import self.ipynb"));
        folder.File("one.cs", "#!import two.ipynb");
        folder.File("two.ipynb", Fixture.NotebookText("#!import one.cs"));
        Assert.Equal(sentence, (await notebook.ErrorAsync("#!import " + file)).Value);
    }

    [Fact]
    public async Task A_file_can_be_imported_again()
    {
        folder.File("again.cs", "Console.Write(1);");
        Assert.Equal([new Stream("stdout", "11")], await notebook.RunAsync("#!import again.cs\n#!import again.cs"));
    }
}
