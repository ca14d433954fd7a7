using LossNotebooks.Site.Live;
using LossNotebooks.Site.Tests.InBrowser;

namespace LossNotebooks.Site.Tests.Live;

/// <summary>Page and engine together, under the page's own policy and from a host that knows no more than it must.</summary>
[Collection(nameof(LiveCourse))]
public sealed class EngineOnAPageTests
{
    [Fact]
    public async Task A_reader_runs_a_cell_of_a_page()
    {
        Tools.NeedNode();
        Tools.NeedChromium();
        using var folder = new TemporaryFolder("page");
        var (site, stop) = (Path.Combine(folder.Path, "site"), TestContext.Current.CancellationToken);
        var notebook = Fixture.Notebook("%%# A page", "var x = 2 + 3;", "x * 2");
        var cells = new LiveCells();
        cells.Compile(notebook);
        using (var engine = await cells.WriteAsync(stop))
        using (var builder = await SiteBuilder.StartAsync(site, [notebook], new() { IsLive = true }, stop))
        {
            builder.Render(notebook);
            builder.Publish(engine.Path);
        }

        using var host = new FolderServer(site);
        using var browser = new Browser(1440, 900);
        browser.Open(host.Address + "a.html");
        browser.Do("document.querySelector('#cell-c3 [data-act=run]').click()");
        await browser.WaitForAsync("document.querySelector('#cell-c3 .output')?.textContent.trim() === '10'");
        Assert.Empty(browser.Complaints());
    }
}
