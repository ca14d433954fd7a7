namespace LossNotebooks.Site.Tests.Live;

/// <summary>Page and engine together, under the page's own policy and from a host that knows no more than it must.</summary>
[Collection(nameof(LiveCourse))]
public sealed class EngineOnAPageTests
{
    [Fact]
    public async Task A_reader_runs_a_cell_of_a_page_and_the_compiler_follows_while_nothing_is_asked()
    {
        using var page = await LivePage.OpenAsync(Fixture.Notebook("%%# A page", "var x = 2 + 3;", "x * 2"));
        var browser = page.Browser;
        // The page would ask for it as soon as nobody asks for anything else. What is fetched to be kept for readers without a connection,
        // which is all of the engine, would hide whether the cell or the worker asks.
        browser.Do("""
            navigator.serviceWorker.register = () => Promise.reject(new Error("nothing is kept here"));
            const post = Worker.prototype.postMessage;
            Worker.prototype.postMessage = function (message) {
              if (message.prepare) window.prepare = () => post.call(this, message);
              else post.call(this, message);
            };
            document.querySelector('#cell-c3 [data-act=run]').click();
            """);
        await browser.WaitForAsync("document.querySelector('#cell-c3 .output')?.textContent.trim() === '10'");
        Assert.Contains(page.Asked, path => path.EndsWith("/libraries.bin", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Asked, IsCompiler);
        await browser.WaitForAsync("Boolean(window.prepare)");
        browser.Do("prepare()");
        for (var tries = 0; !page.Asked.Any(IsCompiler) && tries < 400; tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Contains(page.Asked, IsCompiler);
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public async Task A_readers_file_becomes_a_frame_on_the_page_for_it()
    {
        using var page = await LivePage.OpenAsync(Fixture.Notebook("%%# A page", "1"));
        var browser = page.Browser;
        browser.Do("location = 'scratch.html'");
        await browser.WaitForAsync("document.querySelector('.own .cm-content') !== null");
        browser.Do("""
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(["day;sold\n1;4,5\n2;7,25\n"], "sales.csv"));
            document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
            """);
        await browser.WaitForAsync("document.querySelectorAll('.own').length === 2");
        browser.Do("document.querySelector('.own [data-act=run]').click()");
        await browser.WaitForAsync("document.querySelector('.own[data-state=done], .own[data-state=failed]') !== null");
        Assert.Contains("7.25", browser.Find(".own .output").Text, StringComparison.Ordinal);
        Assert.Empty(browser.Complaints());
    }

    private static bool IsCompiler(string path) => path.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal);
}
