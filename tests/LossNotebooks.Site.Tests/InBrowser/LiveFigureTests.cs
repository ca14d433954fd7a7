using System.Globalization;
using OpenQA.Selenium;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>What a reader does with a figure that moves. A stand-in answers for the engine.</summary>
public sealed class LiveFigureTests(LiveSite site) : IClassFixture<LiveSite>
{
    private const string Live = "document.querySelector('.plot .live')";
    private const string Height = $"{Live}.data[0].y[0]";

    [Fact]
    public async Task A_grabbed_figure_starts_the_engine_and_follows_keys()
    {
        var browser = await OpenAsync();
        Assert.Equal("", browser.Ask<string>(
            "performance.getEntriesByType('resource').map(({ name }) => name).filter(name => name.includes('/live/')).join(' ')"));
        Focus(browser, "height");
        browser.Press(Keys.ArrowUp);
        Assert.Equal("height: 1.5", Focused(browser, "ariaValueText"));
        await browser.WaitForAsync($"{Height} === 1.5");
        Assert.Equal("done", browser.Ask<string>("document.querySelector('#cell-above').dataset.state"));
        browser.Press(Keys.ArrowRight);
        await browser.WaitForAsync($"{Height} === 2");
        browser.Press(Keys.Home);
        await browser.WaitForAsync($"{Height} === 0");
        Assert.Equal(("0", "4"), (Focused(browser, "ariaValueMin"), Focused(browser, "ariaValueMax")));
        Assert.Equal("0", Focused(browser, "ariaValueNow"));
        Assert.Equal(1, browser.Ask<long>("document.querySelectorAll('.plot > .live').length"));

        Focus(browser, "place");
        browser.Press(Keys.Shift + Keys.ArrowLeft);
        browser.Press(Keys.ArrowDown);
        Assert.Equal("place: 0, 1.5", Focused(browser, "ariaValueText"));
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public async Task A_handle_follows_the_pointer_at_once_and_stays_where_the_drawing_has_it()
    {
        var browser = await OpenAsync();
        var handle = browser.Find(".grip[aria-label=height]");
        Assert.True(handle.Size is { Width: >= 44, Height: >= 44 });
        Assert.Equal("none", handle.GetCssValue("touch-action"));
        var unit = Number(browser, $"{Live}._fullLayout.yaxis._length / 4");
        browser.Mouse().ClickAndHold(handle).MoveByOffset(30, (int)-unit).MoveByOffset(0, (int)(-unit / 2)).Release().Perform();
        Assert.Equal("height: 2.5", Focused(browser, "ariaValueText"));
        await browser.WaitForAsync($"{Height} === 2.5");
        var place = Number(browser, $"{Live}._fullLayout.yaxis._offset + {Live}._fullLayout.yaxis.d2p(2.5)");
        Assert.Equal(place, Number(browser, "document.activeElement.style.translate.split(' ')[1].slice(0, -2)"), 3);

        // And again: it begins where the first time ended.
        browser.Mouse().ClickAndHold(handle).MoveByOffset(0, (int)unit).Release().Perform();
        Assert.Equal("height: 1.5", Focused(browser, "ariaValueText"));
        await browser.WaitForAsync($"{Height} === 1.5");
    }

    [Fact]
    public async Task Of_many_states_the_last_counts()
    {
        var browser = await OpenAsync();
        Focus(browser, "width");
        browser.Do("""
            const range = document.activeElement;
            for (let n = 1; n <= 200; n++) { range.value = n % 10; range.dispatchEvent(new Event('input', { bubbles: true })); }
            document.querySelector('.presses button').click();
            """);
        await browser.WaitForAsync($"{Live}.layout.meta.handles[3].value[0] === 1");
        Assert.Equal("0", browser.Ask<string>($"String({Live}.layout.meta.handles[2].value[0])"));
        Assert.InRange(browser.Ask<long>($"Number(/(\\d+) asked/.exec({Live}.layout.title.text)[1])"), 1, 5);
        await browser.WaitForAsync("document.querySelector('.told').textContent.startsWith('at 1')");
    }

    [Fact]
    public async Task A_state_that_comes_while_the_page_draws_the_last_is_drawn_too()
    {
        var browser = await OpenAsync();
        browser.Do("""
            const draw = moveFigure;
            window.moveFigure = async (...figure) => {
              await new Promise(go => window.go = go);
              window.moveFigure = draw;
              return draw(...figure);
            };
            """);
        Focus(browser, "height");
        browser.Press(Keys.ArrowUp);
        await browser.WaitForAsync("Boolean(window.go)");
        browser.Press(Keys.ArrowUp);
        browser.Do("go()");
        await browser.WaitForAsync($"{Height} === 2");
    }

    [Fact]
    public async Task What_can_not_be_drawn_is_said_below_and_the_figure_stays()
    {
        var browser = await OpenAsync();
        Focus(browser, "height");
        browser.Press(Keys.End);
        await browser.WaitForAsync("document.querySelector('.told.refused')?.textContent === 'There is no line above 3.5.'");
        Assert.Equal(1, browser.Ask<long>(Height));
        Assert.Equal("", browser.Obstacles());
        browser.Press(Keys.Home);
        await browser.WaitForAsync($"{Height} === 0");
        Assert.Equal(0, browser.Ask<long>("document.querySelectorAll('.told.refused').length"));
    }

    [Fact]
    public async Task A_cell_that_is_run_again_shows_its_figure_from_the_start()
    {
        var browser = await OpenAsync();
        Focus(browser, "height");
        browser.Press(Keys.ArrowUp);
        await browser.WaitForAsync($"{Height} === 1.5");
        browser.Do("document.querySelector('#cell-moving [data-act=run]').click()");
        await browser.WaitForAsync($"{Height} === 1 && document.querySelectorAll('.grip').length === 2");
        Focus(browser, "height");
        Assert.Equal("height: 1", Focused(browser, "ariaValueText"));
        browser.Press(Keys.ArrowDown);
        await browser.WaitForAsync($"{Height} === 0.5");
    }

    [Theory]
    [InlineData(1440, 900, true)]
    [InlineData(390, 844, false)]
    public async Task Handles_come_in_their_order_and_fit_telephones_and_the_night(int width, int height, bool dark)
    {
        var browser = await OpenAsync();
        browser.Emulate(width, height, dark);
        await browser.WaitForAsync("document.querySelectorAll('.plot[data-drawn] > .live').length === 1");
        Focus(browser, "height");
        var met = new List<string?> { Focused(browser, "ariaLabel") };
        for (var i = 0; i < 3; i++)
        {
            browser.Press(Keys.Tab);
            met.Add(browser.Ask<string>("document.activeElement.ariaLabel ?? document.activeElement.labels?.[0]?.textContent ?? ''")
                is { Length: > 0 } name ? name : browser.Ask<string>("document.activeElement.textContent"));
        }
        Assert.Equal(["height", "place", "width", "Again"], met);
        Assert.True(browser.Ask<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Equal("", browser.Obstacles());
    }

    private async Task<Browser> OpenAsync()
    {
        var browser = site.Open("moving");
        await browser.DrawFiguresAsync();
        return browser;
    }

    private static void Focus(Browser browser, string name) => browser.Do("[...document.querySelectorAll('.grip, .slider input')]"
        + $".find(e => e.ariaLabel === '{name}' || e.labels?.[0]?.textContent === '{name}').focus()");

    private static double Number(Browser browser, string expression) =>
        double.Parse(browser.Ask<string>($"String({expression})"), CultureInfo.InvariantCulture);

    private static string Focused(Browser browser, string property) => browser.Ask<string>($"document.activeElement.{property}");
}
