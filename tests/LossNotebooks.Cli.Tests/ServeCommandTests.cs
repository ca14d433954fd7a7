using System.Net;
using System.Text.Json.Nodes;

namespace LossNotebooks.Cli.Tests;

/// <summary>The course while its author writes: each change comes to its page alone, and a fault hurts no other.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new("serve");
    private readonly HttpClient client = new();
    private Command? command;

    public ServeCommandTests() => Tools.NeedNode();

    public void Dispose()
    {
        command?.Dispose();
        client.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Saved_prose_is_on_its_page_and_no_cell_is_run_for_it()
    {
        Save("a", "%%# Title", "new Random().NextDouble()");
        await ServeAsync();
        var output = Output(await PageAsync("a"));
        Save("a", "%%# Title\n\nSaved.", "new Random().NextDouble()");
        await WaitAsync("a", page => page.Contains("Saved.", StringComparison.Ordinal));
        Assert.Equal(output, Output(await PageAsync("a")));
    }

    [Fact]
    public async Task A_notebook_whose_code_has_changed_is_run_alone()
    {
        Save("a", "%%# First", "new Random().NextDouble()");
        Save("b", "%%# Second", "new Random().NextDouble()");
        await ServeAsync();
        var (a, b) = (Output(await PageAsync("a")), Output(await PageAsync("b")));
        Save("a", "%%# First", "1 + new Random().NextDouble()");
        await WaitAsync("a", page => page.Contains("<span class=\"number\">1</span> +", StringComparison.Ordinal));
        Assert.NotEqual(a, Output(await PageAsync("a")));
        Assert.Equal(b, Output(await PageAsync("b")));
    }

    [Fact]
    public async Task A_fault_is_said_on_its_page_and_on_standard_error_until_it_is_mended_and_other_pages_stay_up()
    {
        Save("a", "%%# First", "1 + 1");
        Save("b", "%%# Second", "throw new Exception(\"at first\");");
        await ServeAsync();
        using var told = await ListenAsync();
        Assert.Equal("b.ipynb, code cell 1, line 1: System.Exception: at first", Problem(await told.NextAsync(), "b"));
        Assert.Contains("Second", await PageAsync("b"), StringComparison.Ordinal);

        Save("a", "%%# First, saved", "int Zero() => 0;\n1 / Zero()");
        Save("b", "%%# Second", "\"mended\"");
        var state = await told.UntilAsync(state => Problem(state, "a") is not null && Problem(state, "b") is null);
        Assert.StartsWith("a.ipynb, code cell 1, line 2: System.DivideByZeroException", Problem(state, "a"), StringComparison.Ordinal);
        Assert.Contains("First, saved", await PageAsync("a"), StringComparison.Ordinal);
        Assert.Contains("mended", await PageAsync("b"), StringComparison.Ordinal);

        Save("a", "%%# First", "\"mended, too\"");
        await told.UntilAsync(state => Problem(state, "a") is null);
        Assert.Contains("mended, too", await PageAsync("a"), StringComparison.Ordinal);
        command!.Signal("INT");
        Assert.Contains("DivideByZeroException", (await command.EndAsync()).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_saved_half_way_keeps_its_page_a_new_one_gets_one_and_one_that_is_gone_has_none()
    {
        Save("a", "%%# First");
        Save("b", "%%# Second");
        await ServeAsync();
        using var told = await ListenAsync();
        var whole = Fixture.NotebookText("%%# Second, saved");
        folder.File("b.ipynb", whole[..(whole.Length / 2)]);
        Assert.StartsWith("b.ipynb is not JSON", Problem(await told.UntilAsync(state => Problem(state, "b") is not null), "b"),
            StringComparison.Ordinal);
        Assert.Contains("Second", await PageAsync("b"), StringComparison.Ordinal);
        folder.File("b.ipynb", whole);
        await WaitAsync("b", page => page.Contains("Second, saved", StringComparison.Ordinal));

        Save("c", "%%# Third");
        folder.File(".~d.ipynb", "what an editor writes");
        await WaitAsync("c", page => page.Contains("Third", StringComparison.Ordinal));
        await WaitAsync("index", page => page.Contains("Third", StringComparison.Ordinal));
        File.Delete(Path.Combine(folder.Path, "b.ipynb"));
        await WaitAsync("b", page => page.Length == 0);
        await WaitAsync("index", page => !page.Contains("Second", StringComparison.Ordinal));
        Assert.Contains("First", await PageAsync("a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_comes_back_by_itself_to_where_its_reader_was_and_says_what_is_wrong()
    {
        Tools.NeedChromium();
        var paragraphs = string.Concat(Enumerable.Range(0, 200).Select(i => $"\n\nParagraph {i}."));
        Save("a", $"%%# Title{paragraphs}", "1 + 1");
        Save("b", "%%# Second");
        var address = await ServeAsync();
        using var browser = new Browser(1000, 700);
        browser.Open($"{address}a.html");
        browser.Do("scrollTo({ top: 3000, behavior: 'instant' })");
        Save("a", $"%%# Title, saved{paragraphs}", "1 + 1");
        await browser.WaitForAsync("document.querySelector('h1')?.textContent.includes('saved') === true");
        await browser.WaitForAsync("Math.abs(scrollY - 3000) < 50");

        browser.Do("globalThis.same = true");
        Save("b", "%%# Second, with another text");
        Save("a", $"%%# Title, saved{paragraphs}", "int Zero() => 0;\n1 / Zero()");
        await browser.WaitForAsync("document.querySelector('.problem')?.textContent.includes('DivideByZeroException') === true");
        await browser.WaitForAsync("Math.abs(scrollY - 3000) < 50");
        Save("a", $"%%# Title, mended{paragraphs}", "2 + 2");
        await browser.WaitForAsync("document.querySelector('h1')?.textContent.includes('mended') === true");
        Assert.False(browser.Ask<bool>("document.querySelector('.problem') !== null"));
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public async Task A_picture_beside_a_notebook_that_is_saved_is_shown_anew()
    {
        Tools.NeedChromium();
        const string Circle = """<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>""";
        folder.File("circle drawn.svg", Circle);
        Save("a", "%%# Title\n\n![A circle](<circle drawn.svg>)");
        Save("b", "%%# Second");
        var address = await ServeAsync();
        using var told = await ListenAsync();
        using var browser = new Browser(1000, 700);
        browser.Open($"{address}a.html");
        browser.Do("globalThis.same = true");
        folder.File("circle drawn.svg", Circle.Replace("4", "5.5", StringComparison.Ordinal));
        var state = await told.UntilAsync(state => state["changed"]!["circle drawn.svg"] is not null);
        Assert.Null(state["changed"]!["b.html"]);
        await browser.WaitForAsync("globalThis.same === undefined && document.readyState === 'complete'");
        Assert.Contains("5.5", await client.GetStringAsync(new Uri("circle%20drawn.svg", UriKind.Relative),
            TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public async Task Pages_that_are_published_ask_nobody_what_has_changed()
    {
        Save("a", "%%# Title");
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "pages", "-o", "site", "a.ipynb")).ExitCode);
        Assert.DoesNotContain("EventSource", File.ReadAllText(Path.Combine(folder.Path, "site", "assets", "site.js")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_before_there_are_pages_waits_on_one_that_asks_again()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("A script stands in for Node until it may start.");
            return;
        }
        Save("a", "%%# Title");
        var tools = Directory.CreateDirectory(Path.Combine(folder.Path, "tools")).FullName;
        var (node, go) = (Path.Combine(tools, "node"), Path.Combine(tools, "go"));
        await File.WriteAllTextAsync(node, $"#!/bin/sh\nwhile [ ! -e '{go}' ]; do sleep 0.05; done\nPATH=${{PATH#*:}} exec node \"$@\"\n",
            TestContext.Current.CancellationToken);
        File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        command = Command.StartWithTools(tools, folder.Path, "serve", "--port", "0", "a.ipynb");
        client.BaseAddress = await command.ServingAsync();
        Assert.Contains("http-equiv=\"refresh\"", await PageAsync("a"), StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", await PageAsync("index"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("assets/site.json", UriKind.Relative),
            TestContext.Current.CancellationToken)).StatusCode);
        await File.WriteAllTextAsync(go, "", TestContext.Current.CancellationToken);
        await command.LineWithAsync("finished");
        Assert.DoesNotContain("http-equiv=\"refresh\"", await PageAsync("a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_can_be_read_before_their_cells_have_run_and_say_how_many_are_finished()
    {
        Save("a", "%%# First", "while (!System.IO.File.Exists(\"go\")) { }\n\"has run\"");
        Save("b", "%%# Second");
        command = Command.Start(folder.Path, "serve", "--port", "0", ".");
        client.BaseAddress = await command.ServingAsync();
        await WaitAsync("a", page => page.Contains("First", StringComparison.Ordinal));
        using var told = await ListenAsync();
        await told.UntilAsync(state => (string?)state["progress"] == "The pages are being finished: 1 of 2.");
        Assert.DoesNotContain("has run</pre>", await PageAsync("a"), StringComparison.Ordinal);

        folder.File("go", "");
        var last = await told.UntilAsync(state => state["changed"]!["a.html"] is not null);
        Assert.Contains("has run</pre>", await PageAsync("a"), StringComparison.Ordinal);
        Assert.Null((string?)last["progress"]);
    }

    [Fact]
    public async Task A_notebook_that_is_not_there_is_no_course()
    {
        var outcome = await Command.RunAsync(folder.Path, "serve", "--port", "0", "a.ipynb");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.EndsWith("a.ipynb: there is no such notebook.", outcome.Errors, StringComparison.Ordinal);
    }

    private void Save(string name, params IEnumerable<string> cells) => folder.File($"{name}.ipynb", Fixture.NotebookText(cells));

    private async Task<string> ServeAsync()
    {
        command = Command.Start(folder.Path, "serve", "--port", "0", ".");
        client.BaseAddress = await command.ServedAsync();
        return client.BaseAddress.AbsoluteUri;
    }

    /// <summary>A page; empty where there is none.</summary>
    private async Task<string> PageAsync(string name)
    {
        using var answer = await client.GetAsync(new Uri($"{name}.html", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode == HttpStatusCode.NotFound ? ""
            : await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task WaitAsync(string name, Func<string, bool> condition)
    {
        while (!condition(await PageAsync(name)))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static string Output(string page) => page.Split("class=\"output")[1].Split("</div>")[0];

    private async Task<Told> ListenAsync() => new(new StreamReader(await client.GetStreamAsync(
        new Uri("assets/changes", UriKind.Relative), TestContext.Current.CancellationToken)));

    private static string? Problem(JsonNode state, string name) => (string?)state["problems"]![$"{name}.html"];

    /// <summary>What a page is told.</summary>
    private sealed class Told(StreamReader stream) : IDisposable
    {
        public async Task<JsonNode> NextAsync()
        {
            while (await stream.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    return JsonNode.Parse(line["data: ".Length..])!;
                }
            }
            throw new InvalidOperationException("The server has ended.");
        }

        public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> condition)
        {
            while (true)
            {
                if (await NextAsync() is var state && condition(state))
                {
                    return state;
                }
            }
        }

        public void Dispose() => stream.Dispose();
    }
}
