using OpenQA.Selenium;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>How a reader finds the way, by mouse, finger and keyboard.</summary>
public sealed class NavigationTests : IClassFixture<SmallCourse>
{
    private const string Active = "document.activeElement";

    private readonly SmallCourse course;

    public NavigationTests(SmallCourse course)
    {
        course.Need();
        this.course = course;
    }

    [Fact]
    public async Task A_slash_opens_the_search_which_finds_words_and_leads_to_their_section()
    {
        using var browser = At("02-figures.html");
        browser.Press("/");
        await browser.WaitForAsync($"{Active}.type === 'search'");
        await browser.WaitForAsync("document.querySelector('.search [role=status]').textContent.startsWith('Words')");
        var word = browser.Ask<string>("document.querySelector('h1').textContent.match(/\\p{L}{4,}/u)[0]");
        browser.Press(word);
        await browser.WaitForAsync("document.querySelectorAll('.search li a').length > 0");
        browser.Press(Keys.ArrowDown);
        Assert.True(browser.Ask<bool>($"{Active} === document.querySelector('.search li a')"));
        var target = browser.Ask<string>($"{Active}.href");
        browser.Press(Keys.Enter);
        await browser.WaitForAsync($"location.href === '{target}'");
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public async Task The_search_closes_by_Escape_and_gives_the_focus_back()
    {
        using var browser = At("02-figures.html");
        browser.Find(".find").Click();
        await browser.WaitForAsync($"{Active}.type === 'search'");
        browser.Press(Keys.Escape);
        await browser.WaitForAsync("!document.querySelector('.search').open");
        Assert.Equal("find", browser.Ask<string>($"{Active}.className"));
    }

    [Fact]
    public async Task Chosen_colours_hold_on_the_next_page_and_against_the_system()
    {
        const string Paper = "getComputedStyle(document.body).backgroundColor";
        using var browser = At("01-prose.html");
        var light = browser.Ask<string>(Paper);
        browser.Find(".theme").SendKeys("Dark");
        await browser.WaitForAsync($"{Paper} !== '{light}'");
        var dark = browser.Ask<string>(Paper);
        browser.Open(course.Address + "02-figures.html");
        Assert.Equal(dark, browser.Ask<string>(Paper));
        Assert.Equal("dark", browser.Ask<string>("document.querySelector('.theme').value"));
        browser.Find(".theme").SendKeys("Light");
        browser.Emulate(1440, 900, dark: true);
        await browser.WaitForAsync($"{Paper} === '{light}'");
        browser.Find(".theme").SendKeys(Keys.Home); // Letters would go on with the word begun above.
        await browser.WaitForAsync($"{Paper} === '{dark}'");
    }

    [Fact]
    public async Task On_a_phone_the_course_is_a_drawer()
    {
        using var browser = At("01-prose.html");
        browser.Emulate(390, 844, dark: false);
        var drawer = browser.Find("#course");
        Assert.False(drawer.Displayed);
        browser.Find(".menu").SendKeys(Keys.Enter);
        await browser.WaitForAsync("document.querySelector('#course').matches(':popover-open')");
        browser.Press(Keys.Tab);
        Assert.True(browser.Ask<bool>($"document.querySelector('#course').contains({Active})"));
        browser.Press(Keys.Escape);
        Assert.False(drawer.Displayed);
        Assert.Equal("menu", browser.Ask<string>($"{Active}.className"));
        browser.Find(".menu").Click();
        browser.Find("#course .contents a").Click();
        await browser.WaitForAsync("!document.querySelector('#course').matches(':popover-open') && location.hash.length > 1");
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(1440)]
    public async Task Where_there_is_room_the_course_stands_beside_the_text_and_shows_where_one_reads(int width)
    {
        using var browser = At("01-prose.html");
        browser.Emulate(width, 700, dark: false);
        Assert.True(browser.Find("#course").Displayed);
        Assert.False(browser.Find(".menu").Displayed);
        Assert.Equal(1L, browser.Ask<long>("document.querySelectorAll('#course [aria-current=page]').length"));
        browser.Do("document.querySelector(document.querySelectorAll('.contents a')[1].hash).scrollIntoView({ behavior: 'instant' })");
        await browser.WaitForAsync("document.querySelectorAll('.contents a')[1].getAttribute('aria-current') === 'location'");
    }

    [Fact]
    public async Task Arrow_keys_turn_pages_but_not_from_within_a_control()
    {
        using var browser = At("01-prose.html");
        browser.Find(".theme").SendKeys(Keys.ArrowRight);
        Assert.EndsWith("01-prose.html", browser.Ask<string>("location.pathname"), StringComparison.Ordinal);
        browser.Do("document.activeElement.blur()");
        browser.Press(Keys.ArrowRight);
        await browser.WaitForAsync("location.pathname.endsWith('02-figures.html') && document.readyState === 'complete'");
        browser.Press(Keys.ArrowLeft);
        await browser.WaitForAsync("location.pathname.endsWith('01-prose.html')");
    }

    [Fact]
    public async Task Only_what_scrolls_is_a_stop_for_Tab()
    {
        using var browser = At("01-prose.html");
        browser.Emulate(320, 700, dark: false);
        await browser.WaitForAsync("""
            [...document.querySelectorAll(".math, .scroll, pre")].every(e => (e.scrollWidth > e.clientWidth + 1) === (e.tabIndex === 0))
            """);
    }

    [Fact]
    public async Task Who_points_at_a_reference_sees_what_it_leads_to_until_Escape()
    {
        const string Preview = "document.querySelector('#preview')";
        using var browser = At("01-prose.html");
        browser.Press(Keys.Tab); // Focus that a keyboard has set.
        browser.Do("document.querySelector('a.footnote-ref').focus()");
        await browser.WaitForAsync($"{Preview}?.matches(':popover-open')");
        Assert.Contains("it is the sum of squares", browser.Ask<string>($"{Preview}.textContent"), StringComparison.Ordinal);
        Assert.Equal("preview", browser.Ask<string>($"{Active}.getAttribute('aria-describedby')"));
        Assert.Equal("", browser.Obstacles());
        browser.Press(Keys.Escape);
        await browser.WaitForAsync($"!{Preview}.matches(':popover-open')");
        Assert.False(browser.Ask<bool>($"{Active}.hasAttribute('aria-describedby')"));
        Assert.Empty(browser.Complaints());
    }

    [Theory]
    [InlineData(1440, true)]
    [InlineData(1280, true)]
    [InlineData(1024, false)]
    [InlineData(390, false)]
    public void Notes_stand_beside_their_text_where_there_is_room(int width, bool beside)
    {
        using var browser = At("01-prose.html");
        browser.Emulate(width, 900, dark: false);
        const string Note = "document.querySelector('.footnotes').getBoundingClientRect()";
        const string Text = "document.querySelector('a.footnote-ref').closest('p').getBoundingClientRect()";
        Assert.Equal(beside, browser.Ask<bool>($"{Note}.left > {Text}.right && {Note}.top < {Text}.bottom"));
        Assert.Equal(!beside, browser.Ask<bool>($"{Note}.top >= {Text}.bottom && {Note}.left < {Text}.right"));
        Assert.True(browser.Ask<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public void Pages_can_ask_no_other_host()
    {
        using var browser = At("01-prose.html");
        Assert.True(browser.Ask<bool>("fetch('http://localhost:9/').then(() => false, () => true)"));
        Assert.Contains(browser.Complaints(), words => words.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    private Browser At(string page)
    {
        var browser = new Browser(1440, 900);
        browser.Open(course.Address + page);
        return browser;
    }
}
