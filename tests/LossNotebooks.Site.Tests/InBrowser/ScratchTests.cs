using System.Text.Json;
using OpenQA.Selenium;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>The page for readers' own data. A stand-in answers for the engine.</summary>
public sealed class ScratchTests(LiveSite site) : IClassFixture<LiveSite>
{
    private const string Codes = "[...document.querySelectorAll('.own code')].map(code => code.textContent).join('|')";

    [Fact]
    public async Task A_file_that_is_dropped_becomes_a_cell_that_makes_a_frame()
    {
        var browser = await OpenAsync();
        var hint = browser.Ask<string>("document.querySelector('.own .cm-placeholder').textContent");
        Assert.StartsWith("C#, for example: ", hint, StringComparison.Ordinal);
        await DropAsync(browser, "sales \"7\".csv", "day,sold\\r\\n1,\\\"\\\"\\\"a\\\"\\\"\\\"\\r\\n", 2);
        await DropAsync(browser, "german.csv", "x;y\\n1,5;2", 3);
        var codes = browser.Ask<string>(Codes).Split('|');
        Assert.Equal("var frame = Csv.Read(new StringReader(\"\"\"\"\nday,sold\n1,\"\"\"a\"\"\"\n\"\"\"\"), \"sales _7_.csv\");\n"
            + "frame.Table()", codes[0]);
        Assert.EndsWith("\"german.csv\", ';', decimalMark: ',');\nframe2.Table()", codes[1], StringComparison.Ordinal);
        Assert.Equal("", codes[2]);
        Assert.Equal("", browser.Obstacles());
        Assert.Empty(browser.Complaints());
    }

    [Theory]
    [InlineData("'x'.repeat(500_001)", "big.csv is too large: files of up to 0.5 MB become a cell.")]
    [InlineData("' '", "big.csv is empty.")]
    [InlineData("'a\\0b'", "big.csv holds no text")]
    [InlineData("new Uint8Array([0xe4, 0x2c])", "big.csv is not in UTF-8")]
    public async Task A_file_that_can_be_no_cell_is_refused_in_a_sentence(string content, string sentence)
    {
        var browser = await OpenAsync();
        Drop(browser, "big.csv", content);
        await browser.WaitForAsync($"document.querySelector('.engine p').textContent.startsWith({JsonSerializer.Serialize(sentence)})");
        Assert.Equal("", browser.Ask<string>(Codes));
    }

    [Fact]
    public async Task Cells_are_added_removed_run_kept_and_saved()
    {
        var browser = await OpenAsync();
        browser.Find(".own .cm-content").Click();
        browser.Press("Console.WriteLine(\"one\");");
        browser.Find(".own [data-act=below]").Click();
        await browser.WaitForAsync("document.activeElement.matches('.own:nth-of-type(n) ~ .own .cm-content')");
        browser.Press("Console.WriteLine(\"two\");");
        browser.Press(Keys.Shift + Keys.Enter);
        await browser.WaitForAsync("document.querySelectorAll('.own[data-state=done]').length === 2");
        Assert.Equal("one two", browser.Ask<string>(
            "[...document.querySelectorAll('.own .output')].map(e => e.innerText.trim()).join(' ')"));
        Assert.Equal("Run cell 3", browser.Ask<string>("document.querySelectorAll('.own [data-act=run]')[1].ariaLabel"));

        browser.Find(".own [data-act=remove]").Click();
        await browser.WaitForAsync("document.activeElement.matches('.own .cm-content')");
        Assert.Equal("Run cell 2", browser.Ask<string>("document.querySelector('.own [data-act=run]').ariaLabel"));
        browser.Do("URL.createObjectURL = blob => { blob.text().then(text => { window.taken = text; }); return '#'; }");
        browser.Find(".download button").Click();
        await browser.WaitForAsync("Boolean(window.taken)");
        var cells = JsonDocument.Parse(browser.Ask<string>("window.taken")).RootElement.GetProperty("cells");
        Assert.Equal(3, cells.GetArrayLength());
        Assert.Equal("Console.WriteLine(\"two\");", cells[2].GetProperty("source")[0].GetString());
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.ipynb");
        Assert.Equal(2, NotebookFile.Parse(browser.Ask<string>("window.taken"), file).CodeCells.Count());

        browser.Open(site.Address + "scratch.html");
        await browser.WaitForAsync($"{Codes} === 'Console.WriteLine(\"two\");'");
        browser.Find(".scratch button:last-child").Click();
        Assert.Equal("Remove them", browser.Ask<string>("document.activeElement.textContent"));
        browser.Press(Keys.Enter);
        await browser.WaitForAsync($"{Codes} === ''");
        Assert.Equal("New cell", browser.Ask<string>("document.activeElement.textContent"));
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public async Task A_link_brings_cells_runs_none_and_takes_no_place_unasked()
    {
        var browser = await OpenAsync();
        browser.Find(".own .cm-content").Click();
        browser.Press("Console.WriteLine(\"shared θ\");");
        browser.Do("[...document.querySelectorAll('.scratch button')][2].click()");
        await browser.WaitForAsync("document.querySelector('.notice input') !== null");
        var link = browser.Ask<string>("document.querySelector('.notice input').value");
        Assert.StartsWith($"{site.Address}scratch.html#cells=", link, StringComparison.Ordinal);

        browser.Do("localStorage.clear()");
        await GoAsync(browser, link);
        await browser.WaitForAsync($"{Codes} === 'Console.WriteLine(\"shared θ\");'");
        Assert.Contains("Read them before you run them.", browser.Find(".notice").Text, StringComparison.Ordinal);
        Assert.Equal("", browser.Ask<string>("location.hash"));
        Assert.DoesNotContain(browser.Requests().SkipWhile(request => !request.Contains("#cells", StringComparison.Ordinal)),
            request => request.Contains("/live/", StringComparison.Ordinal) && !request.Contains("/assets/", StringComparison.Ordinal));
        Assert.Equal("", browser.Obstacles());

        browser.Do("document.querySelector('.own .cm-content').focus()");
        browser.Press("// mine");
        browser.Press(Keys.Shift + Keys.Enter);
        await browser.WaitForAsync("document.querySelector('.own[data-state=done]') !== null");
        Count(browser);
        browser.Do($"location.hash = '{link.Split('#')[1]}'");
        await browser.WaitForAsync("document.querySelectorAll('.notice button').length === 2");
        Assert.Contains("// mine", browser.Ask<string>(Codes), StringComparison.Ordinal);
        browser.Find(".notice button").Click();
        await browser.WaitForAsync($"{Codes} === 'Console.WriteLine(\"shared θ\");'");
        Assert.Equal(0, browser.Ask<long>("document.querySelectorAll('.own .output').length"));
        await browser.WaitForAsync("document.querySelector('.notice').textContent.startsWith('These cells came')");
        browser.Do("document.querySelector('.own [data-act=run]').click()");
        await browser.WaitForAsync("document.querySelector('.own[data-state=done]') !== null");
        Assert.StartsWith("start ", browser.Ask<string>("posted"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_dropped_together_and_in_turn_take_no_place_of_each_other()
    {
        var browser = await OpenAsync();
        Drop(browser, "one.csv", "'a\\n1'");
        Drop(browser, "two.csv", "'b\\n2'");
        await browser.WaitForAsync("document.querySelectorAll('.own').length === 3");
        Assert.Equal("frame frame2 ", browser.Ask<string>(
            $"{Codes}.split('|').map(code => code.match(/^var (frame\\d?)/)?.[1] ?? '').join(' ')"));
    }

    [Fact]
    public async Task What_can_not_be_kept_is_told_and_so_is_what_another_tab_has_kept()
    {
        var browser = await OpenAsync();
        browser.Do("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }");
        browser.Find(".own .cm-content").Click();
        browser.Press("1");
        await browser.WaitForAsync("document.querySelector('.notice').textContent.startsWith('This browser can\\'t keep the cells')");
        browser.Do("dispatchEvent(new StorageEvent('storage', { key: 'lossnotebooks-code /scratch all' }))");
        Assert.Contains("is no longer kept", browser.Find(".notice").Text, StringComparison.Ordinal);
        browser.Do("Storage.prototype.setItem = () => { window.kept = true; }");
        browser.Press("2");
        await browser.WaitForAsync($"{Codes} === '12'");
        Assert.False(browser.Ask<bool>("Boolean(window.kept)"));
        Assert.Equal("", browser.Obstacles());
    }

    [Fact]
    public async Task What_no_link_can_hold_is_told()
    {
        var browser = await OpenAsync();
        browser.Do("[...document.querySelectorAll('.scratch button')][2].click()");
        await browser.WaitForAsync("document.querySelector('.engine p').textContent === 'There is nothing to share yet.'");
        Drop(browser, "noise.csv", "Array.from({ length: 20_000 }, () => Math.random()).join('\\n')");
        await browser.WaitForAsync("document.querySelectorAll('.own').length === 2");
        browser.Do("[...document.querySelectorAll('.scratch button')][2].click()");
        await browser.WaitForAsync("document.querySelector('.engine p').textContent.startsWith('The link is too long')");
        Assert.Equal(0, browser.Ask<long>("document.querySelectorAll('.notice input').length"));
    }

    [Fact]
    public async Task A_broken_link_is_told_and_the_own_cells_stay()
    {
        var browser = await OpenAsync();
        await GoAsync(browser, $"{site.Address}scratch.html#cells=AAAA");
        await browser.WaitForAsync("document.querySelector('.engine p').textContent.startsWith('The link holds no cells')");
        Assert.Equal(1, browser.Ask<long>("document.querySelectorAll('.own').length"));
    }

    [Fact]
    public async Task An_engine_that_has_filled_much_memory_gives_way_to_a_fresh_one()
    {
        var browser = await OpenAsync();
        browser.Find(".own .cm-content").Click();
        browser.Press("Console.WriteLine(\"kept\");");
        browser.Find(".own [data-act=below]").Click();
        await browser.WaitForAsync("document.querySelectorAll('.own').length === 2 && document.activeElement.matches('.cm-content')");
        browser.Press("Ran");
        browser.Press(Keys.Shift + Keys.Enter);
        await browser.WaitForAsync("document.querySelectorAll('.own[data-state=done]').length === 2");
        browser.Press(Keys.Control + "a");
        browser.Press("Grow");
        Count(browser);
        browser.Press(Keys.Shift + Keys.Enter);
        await browser.WaitForAsync("document.querySelector('.engine p').textContent"
            + " === 'The engine had filled much memory. In a fresh one, its 3 cells have been run again.'");
        Assert.Equal("kept", browser.Ask<string>("document.querySelector('.own .output').innerText.trim()"));
        await browser.WaitForAsync("posted.endsWith('prepare ')"); // It stays, though it holds as much.
        Assert.Equal(2, browser.Ask<string>("posted").Split("start").Length);
    }

    // What the page asks of engines besides running cells.
    private static void Count(Browser browser) => browser.Do("""
        const post = Worker.prototype.postMessage;
        window.posted = "";
        Worker.prototype.postMessage = function (message) {
          if (message.start || message.prepare) posted += message.start ? "start " : "prepare ";
          post.call(this, message);
        };
        """);

    private static async Task GoAsync(Browser browser, string address)
    {
        browser.Open("about:blank");
        browser.Open(address);
        await browser.WaitForAsync("document.querySelector('.own .cm-content') !== null");
    }

    private async Task<Browser> OpenAsync()
    {
        var browser = site.Open("scratch");
        await browser.WaitForAsync("document.querySelector('.own .cm-content') !== null");
        return browser;
    }

    private static async Task DropAsync(Browser browser, string name, string text, int cells)
    {
        Drop(browser, name, $"\"{text}\"");
        await browser.WaitForAsync($"document.querySelectorAll('.own').length === {cells}");
    }

    private static void Drop(Browser browser, string name, string content) => browser.Do($$"""
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([{{content}}], {{JsonSerializer.Serialize(name)}}));
        document.querySelector(".own .cm-content").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        """);
}
