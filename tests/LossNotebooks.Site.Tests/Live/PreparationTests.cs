namespace LossNotebooks.Site.Tests.Live;

/// <summary>The compiler comes while nobody asks for anything.</summary>
[Collection(nameof(LiveCourse))]
public sealed class PreparationTests(LiveCourse course)
{
    [Fact]
    public async Task What_is_asked_meanwhile_puts_it_off_and_does_not_lose_it()
    {
        Tools.NeedChromium();
        using var browser = new Browser(800, 600);
        browser.Open(course.Address + "runner.html");
        await browser.WaitForAsync("window.here === true");
        browser.Await<bool>("start('05-inference')");
        browser.Do("prepare()");
        Assert.Equal("comm_info_reply", browser.Await<string>(
            "ask('comm_info_request').then(said => said.map(({ header }) => header.msg_type).find(type => type !== 'status'))"));
        await browser.WaitForAsync("window.hasCompiler === true");
    }
}
