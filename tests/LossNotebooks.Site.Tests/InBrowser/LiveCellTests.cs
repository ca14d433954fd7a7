using System.IO.Compression;
using System.Text.Json;
using OpenQA.Selenium;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>What a reader does with cells that run in the page. A stand-in answers for the engine.</summary>
public sealed class LiveCellTests(LiveSite site) : IClassFixture<LiveSite>
{
    private const string Ready = "document.querySelector('.engine').textContent.startsWith('Ready')";

    [Fact]
    public void A_page_costs_nothing_more_until_a_reader_runs_or_edits()
    {
        var browser = site.Open();
        Assert.Equal("", browser.Ask<string>(
            "performance.getEntriesByType('resource').map(({ name }) => name).filter(name => name.includes('/live/')).join(' ')"));
        Assert.InRange(Gzip("site.css") + Gzip("site.js") + Gzip("theme.js"), 1, 25 * 1024);
        Assert.Equal(8, browser.Ask<long>("document.querySelectorAll('.tools').length"));
        Assert.Equal("", browser.Obstacles());
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public async Task What_a_run_puts_out_looks_as_what_is_stored_and_stands_in_its_place()
    {
        var browser = site.Open();
        const string Kinds = "document.querySelector('#cell-kinds .output').innerHTML.replace(/\\s*\\n\\s*(?=<|$)/g, '')";
        var stored = browser.Ask<string>(Kinds);
        await browser.DrawFiguresAsync();
        browser.Do("document.querySelector('#cell-text .output').textContent = 'other'");
        browser.Do("document.querySelector('#cell-kinds .output').dataset.old = 'gone'");
        Click(browser, "figure", "run");
        await browser.WaitForAsync(Ready);
        Assert.Equal(stored, browser.Ask<string>(Kinds));
        Assert.Equal("2.5", browser.Ask<string>("document.querySelector('#cell-text .output').textContent"));
        Assert.Equal(5, browser.Ask<long>("document.querySelectorAll('[data-state=done], [data-state=failed]').length"));

        // A figure has its slider, its data, its caption, its words, and its height.
        const string Figure = "document.querySelector('#cell-figure figure')";
        await browser.WaitForAsync($"{Figure}.querySelectorAll('.plot[data-drawn] > .live').length === 1");
        Assert.Equal("A line with three points.", browser.Ask<string>($"{Figure}.querySelector('.live').ariaLabel"));
        Assert.Equal("Figure 1. What the figure shows.", browser.Ask<string>($"{Figure}.lastElementChild.textContent.trim()"));
        Assert.Equal(420, browser.Ask<long>($"{Figure}.querySelector('.plot').clientHeight"));
        browser.Do($"{Figure}.querySelector('.slider input').focus()");
        browser.Press(Keys.ArrowRight);
        Assert.Equal("1", browser.Ask<string>($"{Figure}.querySelector('.slider output').textContent"));
        browser.Do($"{Figure}.querySelector('.data').open = true");
        await browser.WaitForAsync($"{Figure}.querySelectorAll('.data td').length === 6");
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public async Task Code_is_edited_where_it_stands_run_by_keys_kept_and_brought_back()
    {
        var browser = site.Open();
        browser.Find("#cell-text pre.code > code").Click();
        await browser.WaitForAsync("document.activeElement.matches('#cell-text .cm-content')");
        browser.Press(Keys.Control + "a");
        browser.Press("Console.WriteLine(\"typed\");\nFault\nlast");
        browser.Press(Keys.Shift + Keys.Enter);
        await browser.WaitForAsync("document.querySelector('#cell-text').dataset.state === 'failed'");
        Assert.StartsWith("typed\n(2,1): error CS0103",
            browser.Ask<string>("[...document.querySelectorAll('#cell-text .output > *')].map(e => e.textContent.trim()).join('\\n')"),
            StringComparison.Ordinal);
        Assert.Equal("Fault", browser.Ask<string>("document.querySelector('#cell-text .faulty').textContent"));
        Assert.Equal("", browser.Obstacles());

        // Tab writes, after Escape it leaves.
        browser.Press(Keys.Tab);
        Assert.True(browser.Ask<bool>("document.activeElement.matches('.cm-content')"));
        browser.Press(Keys.Escape);
        browser.Press(Keys.Tab);
        Assert.Equal("Run cell 3", browser.Ask<string>("document.activeElement.ariaLabel"));

        browser.Open(site.Address + "live.html");
        const string Code = "document.querySelector('#cell-text pre.code > code').textContent";
        await browser.WaitForAsync($"{Code}.startsWith('Console') && document.querySelector('#cell-text .cm-editor') !== null");
        Assert.Equal("changed, not run", browser.Ask<string>("document.querySelector('#cell-text .state').textContent"));
        browser.Do("URL.createObjectURL = blob => { blob.text().then(text => { window.taken = text; }); return '#'; }");
        browser.Find(".download button").Click();
        await browser.WaitForAsync("Boolean(window.taken)");
        var cell = JsonDocument.Parse(browser.Ask<string>("window.taken")).RootElement.GetProperty("cells")[3];
        Assert.Equal("Console.WriteLine(\"typed\");\n", cell.GetProperty("source")[0].GetString());

        Click(browser, "text", "reset");
        Assert.Equal("mean", browser.Ask<string>(Code));
        Assert.Equal(0, browser.Ask<long>("document.querySelectorAll('.cm-editor').length"));
        Assert.Equal(0, browser.Ask<long>("localStorage.length"));
    }

    [Fact]
    public async Task Names_are_proposed_and_explained_while_one_types()
    {
        var browser = site.Open();
        browser.Emulate(1440, 900, dark: true);
        Click(browser, "first", "run");
        await browser.WaitForAsync(Ready);
        await WriteAsync(browser, "text", "Console.W");
        await browser.WaitForAsync("document.querySelector('.cm-completionInfo')?.textContent === 'about Console.WriteBlank'");
        Assert.Equal("", browser.Obstacles());
        browser.Press(Keys.Escape);
        browser.Press("riteLine");
        Assert.Equal("Console.WriteLine", browser.Ask<string>("document.querySelector('#cell-text code').textContent"));
    }

    [Fact]
    public async Task Whoever_has_edited_a_cell_that_its_author_has_changed_chooses()
    {
        var browser = site.Open();
        browser.Do("localStorage[`lossnotebooks-code /live text`] = JSON.stringify({ original: 'older', code: 'mine' })");
        browser.Open(site.Address + "live.html");
        await browser.WaitForAsync("document.querySelector('.notice') !== null");
        const string Code = "document.querySelector('#cell-text pre.code > code').textContent";
        Assert.Equal("mean", browser.Ask<string>(Code));
        browser.Find(".notice button").Click();
        await browser.WaitForAsync($"{Code} === 'mine' && document.activeElement.matches('.cm-content')");
    }

    [Fact]
    public async Task Stop_ends_what_has_no_end_and_the_cells_above_are_run_again()
    {
        var browser = site.Open();
        await WriteAsync(browser, "text", "while (true) { }");
        Click(browser, "text", "run");
        await browser.WaitForAsync("document.querySelector('#cell-text').dataset.state === 'running'");
        Assert.True(browser.Find("#cell-text [data-act=stop]").Displayed);
        Click(browser, "text", "stop");
        await browser.WaitForAsync("document.querySelector('.engine p').textContent === 'Stopped. The 2 cells above have been run again.'");
        Assert.Equal("stopped", browser.Ask<string>("document.querySelector('#cell-text').dataset.state"));
        await WriteAsync(browser, "text", "Ran()");
        Click(browser, "text", "run");
        await browser.WaitForAsync("document.querySelector('#cell-text').dataset.state === 'done'");
        Assert.Equal("unseen first text", browser.Find("#cell-text .output").Text);
    }

    [Fact]
    public async Task What_is_changed_meanwhile_is_not_run_again()
    {
        var browser = site.Open();
        await WriteAsync(browser, "text", "while (true) { }");
        Click(browser, "text", "run");
        await browser.WaitForAsync("document.querySelector('#cell-text').dataset.state === 'running'");
        Click(browser, "first", "edit");
        await browser.WaitForAsync("document.activeElement.matches('#cell-first .cm-content')");
        browser.Do("document.querySelector('.engine button').click(); document.execCommand('insertText', false, '1')");
        await browser.WaitForAsync(
            "document.querySelector('.engine p').textContent === 'Cells that have changed meanwhile were not run again.'");
        Assert.Equal("edited", browser.Ask<string>("document.querySelector('#cell-first').dataset.state"));
    }

    [Fact]
    public async Task Faults_are_shown_where_all_above_has_run()
    {
        var browser = site.Open();
        Click(browser, "first", "run");
        await browser.WaitForAsync(Ready);
        await WriteAsync(browser, "text", "Fault");
        await browser.WaitForAsync("document.querySelector('#cell-text .cm-lintRange-error') !== null");
    }

    [Fact]
    public async Task An_output_leads_the_page_nowhere()
    {
        var browser = site.Open();
        await WriteAsync(browser, "first", "Lead");
        Click(browser, "first", "run");
        await browser.WaitForAsync(Ready);
        Assert.Equal("<b>here</b>", browser.Ask<string>("document.querySelector('#cell-first .output .html').innerHTML"));
    }

    [Fact]
    public async Task A_cell_that_writes_without_end_is_stopped()
    {
        var browser = site.Open();
        await WriteAsync(browser, "first", "Flood");
        Click(browser, "first", "run");
        await browser.WaitForAsync("document.querySelector('#cell-first').dataset.state === 'stopped'");
        Assert.EndsWith("… more than a page can show",
            browser.Ask<string>("document.querySelector('#cell-first .output').textContent.slice(-40)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exercise_is_done_on_the_page_and_a_display_changes_while_its_cell_runs()
    {
        var browser = site.Open();
        await WriteAsync(browser, "ex-1", "Show");
        Click(browser, "ex-1", "check");
        await browser.WaitForAsync(Ready);
        Assert.Equal("✘ No answer yet", browser.Find("#cell-ex-1-check > .output").Text);
        Assert.Equal("whole", browser.Find("#cell-ex-1 .output img").GetAttribute("alt"));
        Assert.Equal(0, browser.Ask<long>("document.querySelectorAll('#cell-ex-1 .output pre').length"));
        Assert.Equal("", browser.Ask<string>("document.querySelector('#cell-last').dataset.state ?? ''"));
    }

    [Fact]
    public async Task What_has_been_solved_is_remembered_and_said_wherever_the_chapter_is_named()
    {
        const string Said = "document.querySelector('a[href$=\"live.html\"] .solved, a[aria-current=page] .solved')?.textContent";
        var browser = site.Open();
        await WriteAsync(browser, "ex-1", "double answer = 1;");
        Click(browser, "ex-1", "check");
        await browser.WaitForAsync($"{Said} === ' ✓ 1 of 1 solved'");
        Assert.Contains("Right.", browser.Find("#cell-ex-1-check > .output").Text, StringComparison.Ordinal);
        browser.Open($"{site.Address}index.html");
        Assert.Equal(" ✓ 1 of 1 solved", browser.Ask<string>(Said));
        Assert.Equal("", browser.Obstacles());
    }

    [Fact]
    public async Task No_cell_reaches_another_host()
    {
        var browser = site.Open();
        using var other = new FolderServer(site.Folder);
        await WriteAsync(browser, "first", $"Fetch(\"{other.Address}live.html\");\nFetch(\"{site.Address}live.html\");");
        Click(browser, "first", "run");
        await browser.WaitForAsync(Ready);
        Assert.Equal("refusedreached", browser.Find("#cell-first .output").Text);
    }

    [Theory]
    [InlineData(1440, 900, true)]
    [InlineData(390, 844, false)]
    public async Task A_page_that_is_edited_and_run_fits_telephones_and_the_night(int width, int height, bool dark)
    {
        var browser = site.Open();
        browser.Emulate(width, height, dark);
        await WriteAsync(browser, "kinds",
            "Console.WriteLine(\"a line that is long, and goes on, so that it must be wrapped on a telephone\");\nFault");
        Click(browser, "kinds", "run");
        await browser.WaitForAsync("document.querySelector('#cell-kinds').dataset.state === 'failed'");
        Assert.True(browser.Ask<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Equal("", browser.Obstacles());
    }

    [Fact]
    public async Task Pages_that_no_server_sends_say_how_to_serve_them()
    {
        var browser = site.Open();
        browser.Open(new Uri(Path.Combine(site.Folder, "live.html")).AbsoluteUri);
        Click(browser, "text", "run");
        await browser.WaitForAsync("document.querySelector('.engine').textContent.includes('lossnotebooks serve')");
        Assert.Empty(browser.Complaints());
    }

    private int Gzip(string asset)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(Path.Combine(site.Folder, "assets", asset)));
        }
        return (int)packed.Length;
    }

    private static void Click(Browser browser, string cell, string act) =>
        browser.Do($"for (let e = document.querySelector('#cell-{cell} [data-act={act}]'), d = e; d; d = d.parentElement) d.open = true;"
            + $"document.querySelector('#cell-{cell} [data-act={act}]').click()");

    private static async Task WriteAsync(Browser browser, string cell, string code)
    {
        Click(browser, cell, "edit");
        await browser.WaitForAsync($"document.activeElement.matches('#cell-{cell} .cm-content')");
        browser.Press(Keys.Control + "a");
        browser.Press(code);
    }
}
