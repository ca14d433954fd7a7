using OpenQA.Selenium;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>What a reader does with a slider that has stored stops. A stand-in answers for the engine.</summary>
public sealed class LiveSliderTests(LiveSite site) : IClassFixture<LiveSite>
{
    private const string Height = "document.querySelector('.plot .live').data[0].y[0]";
    private const string Value = "document.querySelector('.sliders output').textContent";

    [Fact]
    public async Task Its_stops_need_no_engine()
    {
        var browser = await OpenAsync();
        browser.Press(Keys.ArrowRight);
        await browser.WaitForAsync($"{Height} === 1 && {Value} === '1'");
        Assert.Equal("", browser.Ask<string>(
            "performance.getEntriesByType('resource').map(({ name }) => name).filter(name => name.includes('/live/')).join(' ')"));
    }

    [Fact]
    public async Task Once_its_cell_has_run_here_it_stops_between_them_and_where_that_is_nothing_at_them()
    {
        var browser = await OpenAsync();
        browser.Do("document.querySelector('#cell-sliding [data-act=run]').click()");
        await browser.WaitForAsync("document.querySelector('#cell-sliding').dataset.state === 'done'"
            + " && document.querySelector('.sliders input')?.step === '0.1'");
        browser.Do("document.querySelector('.sliders input').focus()");
        browser.Press(Keys.ArrowRight);
        await browser.WaitForAsync($"{Height} === 0.1 && {Value} === 'engine’s 0.1'");
        Assert.Equal("a = engine’s 0.1", browser.Ask<string>("document.activeElement.getAttribute('aria-valuetext')"));

        browser.Do("const range = document.activeElement; range.value = 1.7; range.dispatchEvent(new Event('input'));");
        await browser.WaitForAsync($"{Height} === 2 && {Value} === 'engine’s 2'");
        Assert.Equal("1", browser.Ask<string>("document.activeElement.step"));
        Assert.Equal(0, browser.Ask<long>("document.querySelectorAll('.told.refused').length"));
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public async Task When_an_engine_is_up_it_learns_of_a_slider_that_is_moved()
    {
        var browser = await OpenAsync();
        browser.Do("document.querySelector('#cell-above [data-act=run]').click()");
        await browser.WaitForAsync("document.querySelector('#cell-above').dataset.state === 'done'");
        browser.Press(Keys.ArrowRight);
        await browser.WaitForAsync("document.activeElement.step === '0.1'");
        browser.Press(Keys.ArrowLeft);
        await browser.WaitForAsync($"{Height} === 0.9");
    }

    [Fact]
    public async Task Where_the_engine_draws_not_even_its_stops_the_stored_ones_remain()
    {
        var browser = await OpenAsync();
        browser.Do("document.querySelector('#cell-sliding [data-act=run]').click()");
        await browser.WaitForAsync("document.querySelector('.sliders input')?.step === '0.1'");
        browser.Do("document.querySelector('.sliders input').focus()");
        browser.Do("document.querySelector('.sliders').parentElement.dispatchEvent(new CustomEvent('refused', { bubbles: true }))");
        browser.Press(Keys.ArrowRight);
        await browser.WaitForAsync($"{Height} === 1 && {Value} === '1'");
        browser.Press(Keys.ArrowRight);
        await browser.WaitForAsync($"{Height} === 2 && {Value} === '2'");
        Assert.Equal("1", browser.Ask<string>("document.activeElement.step"));
    }

    [Fact]
    public async Task A_window_of_another_size_leaves_the_axis_above_it_in_sight()
    {
        var browser = await OpenAsync();
        const string drawing = "document.querySelector('.plot .main-svg').getBoundingClientRect()";
        browser.Emulate(1100, 900, dark: false);
        await browser.WaitForAsync($"{drawing}.width < 800");
        Assert.True(browser.Ask<bool>($"{drawing}.bottom <= document.querySelector('.sliders').getBoundingClientRect().top + 1"));
    }

    private async Task<Browser> OpenAsync()
    {
        var browser = site.Open("sliding");
        await browser.DrawFiguresAsync();
        browser.Do("document.querySelector('.sliders input').focus()");
        return browser;
    }
}
