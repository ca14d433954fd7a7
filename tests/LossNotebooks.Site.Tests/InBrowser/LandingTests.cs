using OpenQA.Selenium;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>The course's first notebook alone: what it brings to the first page.</summary>
public sealed class FirstNotebook() : ServedCourse([Path.Combine(Fixture.Repository, "notebooks", "00-start-here.ipynb")]);

/// <summary>What a visitor can do on the first page.</summary>
public sealed class LandingTests : IClassFixture<FirstNotebook>
{
    private const string Numbers = "[...document.querySelectorAll('.curve b')].map(e => e.textContent).join()";
    private const string Words = "document.querySelector('.belief .words').textContent";

    private readonly FirstNotebook course;

    public LandingTests(FirstNotebook course)
    {
        course.Need();
        this.course = course;
    }

    [Fact]
    public async Task Arrow_keys_move_the_line_to_where_likelihood_and_loss_are_best()
    {
        using var browser = At(1440);
        var slider = browser.Find("#belief-slope");
        var line = browser.Ask<string>("document.querySelector('.line').getAttribute('d')");
        // R: lm(dist ~ speed, cars) has the slope 3.932, the sum of squares 11354, and the log-likelihood −206.6.
        while (browser.Ask<string>("document.querySelector('#belief-slope').value") != "3.9")
        {
            slider.SendKeys(Keys.ArrowRight);
        }
        Assert.Equal("−207,11,355", browser.Ask<string>(Numbers));
        Assert.StartsWith("There:", browser.Ask<string>(Words), StringComparison.Ordinal);
        Assert.NotEqual(line, browser.Ask<string>("document.querySelector('.line').getAttribute('d')"));
        browser.Find("[name=belief]").SendKeys(Keys.ArrowDown);
        await browser.WaitForAsync($"{Words}.includes('absolute')");
        Assert.Empty(browser.Complaints());
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public void The_line_can_be_dragged(int width)
    {
        using var browser = At(width);
        browser.Do("document.querySelector('.belief').scrollIntoView({ behavior: 'instant' })");
        browser.Do("scrollBy({ top: -100, behavior: 'instant' })");
        var before = browser.Ask<string>(Numbers);
        browser.Mouse().DragAndDropToOffset(browser.Find(".handle"), 0, -40).Perform();
        Assert.NotEqual(before, browser.Ask<string>(Numbers));
    }

    private Browser At(int width)
    {
        var browser = new Browser(width, 900);
        browser.Open(course.Address + "index.html");
        return browser;
    }
}
