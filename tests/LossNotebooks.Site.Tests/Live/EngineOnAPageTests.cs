namespace LossNotebooks.Site.Tests.Live;

/// <summary>Page and engine together, under the page's own policy and from a host that knows no more than it must.</summary>
[Collection(nameof(LiveCourse))]
public sealed class EngineOnAPageTests
{
    [Fact]
    public async Task A_reader_runs_a_cell_of_a_page()
    {
        using var page = await LivePage.OpenAsync(Fixture.Notebook("%%# A page", "var x = 2 + 3;", "x * 2"));
        var browser = page.Browser;
        browser.Do("document.querySelector('#cell-c3 [data-act=run]').click()");
        await browser.WaitForAsync("document.querySelector('#cell-c3 .output')?.textContent.trim() === '10'");
        Assert.Empty(browser.Complaints());
    }
}
