using OpenQA.Selenium;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>What a reader does on a page.</summary>
public sealed class InteractionTests : IClassFixture<SmallCourse>
{
    private const string Curve = "document.querySelector('.plot .scatterlayer path.js-line').getAttribute('d')";

    private readonly SmallCourse course;

    public InteractionTests(SmallCourse course)
    {
        course.Need();
        this.course = course;
    }

    [Fact]
    public async Task A_figure_out_of_sight_is_fetched_and_drawn_only_when_it_comes_into_view()
    {
        using var browser = new Browser(1440, 900);
        browser.Open(course.Address + "02-figures.html");
        await browser.WaitForAsync("document.querySelectorAll('.plot')[0].dataset.drawn === 'true'");
        Assert.DoesNotContain(browser.Requests(), request => request.EndsWith("figures/02-figures-2.js", StringComparison.Ordinal));
        Assert.False(browser.Ask<bool>("'drawn' in document.querySelectorAll('.plot')[1].dataset"));
        await browser.DrawFiguresAsync();
        Assert.Contains(browser.Requests(), request => request.EndsWith("figures/02-figures-2.js", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dragging_a_slider_moves_its_curve()
    {
        using var browser = await FiguresAsync();
        browser.Do("document.querySelector('.plot').scrollIntoView({ behavior: 'instant', block: 'center' })");
        var before = browser.Ask<string>(Curve);
        browser.Mouse().DragAndDropToOffset(browser.Find(".slider input"), 150, 0).Perform();
        await browser.WaitForAsync($"{Curve} !== {System.Text.Json.JsonSerializer.Serialize(before)}");
    }

    [Fact]
    public async Task A_slider_is_reached_and_moved_by_keys_and_says_where_it_stands()
    {
        using var browser = await FiguresAsync();
        var before = browser.Ask<string>(Curve);
        browser.Do("document.querySelector('#figure-02-figures-1').closest('figure').tabIndex = -1");
        browser.Do("document.querySelector('#figure-02-figures-1').closest('figure').focus()");
        browser.Press(Keys.Tab);
        Assert.Equal("range", browser.Ask<string>("document.activeElement.type"));
        browser.Press(Keys.ArrowRight);
        await browser.WaitForAsync($"{Curve} !== {System.Text.Json.JsonSerializer.Serialize(before)}");
        Assert.EndsWith(
            " = " + browser.Find(".slider output").Text,
            browser.Find(".slider input").GetAttribute("aria-valuetext"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_numbers_of_a_figure_can_be_read()
    {
        using var browser = await FiguresAsync();
        browser.Do("document.querySelector('.data summary').focus()");
        browser.Press(Keys.Enter);
        await browser.WaitForAsync("document.querySelectorAll('.data td').length > 10");
    }

    [Fact]
    public async Task A_figure_follows_the_width_of_the_window_and_the_colours_of_the_page()
    {
        using var browser = await FiguresAsync();
        const string Ink = "getComputedStyle(document.querySelector('.plot .xtitle')).fill";
        var light = browser.Ask<string>(Ink);
        browser.Emulate(width: 390, height: 844, dark: true);
        await browser.WaitForAsync("document.querySelector('.plot .main-svg').getBoundingClientRect().width < 390");
        await browser.WaitForAsync($"{Ink} !== '{light}'");
    }

    [Fact]
    public void The_first_Tab_reaches_the_link_that_skips_to_the_text()
    {
        using var browser = new Browser(1440, 900);
        browser.Open(course.Address + "01-prose.html");
        browser.Press(Keys.Tab);
        Assert.Equal("skip", browser.Ask<string>("document.activeElement.className"));
        Assert.True(browser.Ask<bool>("document.activeElement.getBoundingClientRect().left >= 0"));
        browser.Press(Keys.Enter);
        Assert.Equal("#content", browser.Ask<string>("location.hash"));
        browser.Press(Keys.Tab);
        Assert.True(browser.Ask<bool>("document.querySelector('#content').contains(document.activeElement)"));
    }

    [Fact]
    public void A_solution_is_folded_until_it_is_asked_for()
    {
        using var browser = new Browser(1440, 900);
        browser.Open(course.Address + "01-prose.html");
        Assert.False(browser.Find(".solution pre").Displayed);
        browser.Find(".solution summary").Click();
        Assert.True(browser.Find(".solution pre").Displayed);
    }

    [Fact]
    public async Task Pages_written_to_a_folder_work_without_a_server()
    {
        using var folder = new TemporaryFolder("site");
        await Testing.Command.RunAsync(folder.Path, ["pages", "--output", "site", .. Fixture.SmallCourse]);
        using var browser = new Browser(1440, 900);
        browser.Open(new Uri(Path.Combine(folder.Path, "site", "02-figures.html")).AbsoluteUri);
        await browser.DrawFiguresAsync();
        Assert.Empty(browser.Complaints());
        Assert.All(browser.Requests(), request => Assert.StartsWith("file:", request, StringComparison.Ordinal));
    }

    private async Task<Browser> FiguresAsync()
    {
        var browser = new Browser(1440, 900);
        browser.Open(course.Address + "02-figures.html");
        await browser.DrawFiguresAsync();
        return browser;
    }
}
