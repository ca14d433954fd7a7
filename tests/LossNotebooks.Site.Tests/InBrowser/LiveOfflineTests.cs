namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>What is left of a page that has been run once when there is no connection.</summary>
public sealed class LiveOfflineTests(LiveSite site) : IClassFixture<LiveSite>
{
    [Fact]
    public async Task A_page_that_has_been_run_once_runs_without_a_connection()
    {
        var browser = site.Open();
        browser.Do("document.querySelector('#cell-text [data-act=run]').click()");
        await browser.WaitForAsync("document.querySelector('#cell-text').dataset.state === 'done'");
        await browser.WaitForAsync("""
            caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()))))
              .then(kept => kept.flat().some(({ url }) => url.endsWith('/live.html')))
            """);
        site.StopServer();
        browser.Open(site.Address + "live.html");
        Assert.Equal("Cells that run", browser.Find("h1").Text);
        browser.Do("document.querySelector('#cell-text .output').textContent = 'other'");
        browser.Do("document.querySelector('#cell-text [data-act=run]').click()");
        await browser.WaitForAsync("document.querySelector('#cell-text .output').textContent === '2.5'");
    }
}
