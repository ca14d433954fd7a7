namespace LossNotebooks.Site.Tests.Live;

/// <summary>The compiler comes while nobody asks for anything.</summary>
[Collection(nameof(LiveCourse))]
public sealed class PreparationTests(LiveCourse course)
{
    [Fact]
    public async Task What_is_asked_meanwhile_puts_it_off_and_does_not_lose_it()
    {
        using var browser = await course.StartAsync("05-inference");
        browser.Do("prepare()");
        Assert.Equal("comm_info_reply", browser.Await<string>(
            "ask('comm_info_request').then(said => said.map(({ header }) => header.msg_type).find(type => type !== 'status'))"));
        await browser.WaitForAsync("window.hasCompiler === true");
    }
}
