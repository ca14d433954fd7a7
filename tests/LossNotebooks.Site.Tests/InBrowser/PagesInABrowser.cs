using System.Text;
using AngleSharp.Html.Parser;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>What holds for the pages of every course.</summary>
public abstract class PagesInABrowser
{
    private const string Count = "document.querySelectorAll('.plot').length";

    private readonly ServedCourse course;

    protected PagesInABrowser(ServedCourse course)
    {
        course.Need();
        this.course = course;
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Every_figure_is_drawn_nothing_sticks_out_and_the_console_and_the_network_are_quiet(int width) =>
        Assert.All(await course.ReadAsync(Screen.Of(width)), page =>
        {
            Assert.Equal(page.Figures, page.Drawn);
            Assert.False(page.IsTooWide, $"{page.Name} is wider than {width} px");
            Assert.Equal("", page.Overflowing);
            Assert.False(page.HasScrolledText, $"{page.Name}: a text has to be scrolled to be read");
            Assert.False(page.HasBrokenColumns, $"{page.Name}: a line of columns wraps");
            Assert.Empty(page.Complaints);
            Assert.All(page.Requests, request => Assert.True(
                request.StartsWith(course.Address, StringComparison.Ordinal) || request.StartsWith("data:", StringComparison.Ordinal),
                $"{page.Name} asks for {request}"));
        });

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Nothing_moves_when_a_figure_is_drawn(int width) => Assert.All(
        await course.ReadAsync(Screen.Of(width)), page => Assert.Equal((page.Name, page.HeightBefore), (page.Name, page.HeightAfter)));

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Every_figure_and_picture_has_a_text_alternative(int width) => Assert.All(
        await course.ReadAsync(Screen.Of(width)), page => Assert.Equal((page.Name, 0), (page.Name, page.Nameless)));

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Nothing_keeps_anybody_from_using_a_page(int width) => Assert.All(
        await course.ReadAsync(Screen.Of(width)), page => Assert.Equal((page.Name, ""), (page.Name, page.Obstacles)));

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    public void Without_scripts_every_figure_is_a_picture_of_its_own_size(int width, int height)
    {
        using var browser = new Browser(width, height);
        browser.StopScripts();
        foreach (var page in Figured)
        {
            browser.Open(course.Address + page);
            for (var i = 0; i < browser.Ask<long>(Count); i++)
            {
                browser.Do($"document.querySelectorAll('.plot')[{i}].scrollIntoView({{ behavior: 'instant' }})");
                Assert.True(SpinWait.SpinUntil(() => browser.Ask<bool>($$"""
                    (image => image.complete && image.naturalWidth > 0
                      && Math.abs(image.naturalWidth / image.naturalHeight - image.clientWidth / image.clientHeight) < 0.02)
                      (document.querySelectorAll('.plot img')[{{i}}])
                    """), TimeSpan.FromSeconds(20)), $"{page} has no picture {i + 1}");
            }
        }
    }

    [Fact]
    public async Task On_paper_there_are_as_many_figures_as_on_the_page_seen_before_or_not()
    {
        using var browser = new Browser(1440, 900);
        foreach (var page in Figured)
        {
            browser.Open(course.Address + page);
            var figures = browser.Ask<long>(Count);
            Assert.True(figures > 0, $"{page} has no figures");
            Assert.Equal((page, figures), (page, Pictures(browser.Print())));
            await browser.DrawFiguresAsync();
            Assert.Equal((page, figures), (page, Pictures(browser.Print())));
        }
    }

    /// <summary>Follows every link of a whole course: from a part of one some lead away.</summary>
    protected async Task FollowLinksAsync()
    {
        var read = await course.ReadAsync(Screen.Desk);
        var anchors = read.ToDictionary(page => page.Name, page => page.Anchors.Prepend("").ToHashSet());
        var links = read.SelectMany(page => page.Links.Select(to => (From: page.Name, To: to))).ToList();
        Assert.Contains(links, link => link.To.StartsWith(course.Address, StringComparison.Ordinal));
        using var client = new HttpClient();
        for (var i = 0; i < links.Count; i++) // Pages that are found on the way add theirs.
        {
            if (!links[i].To.StartsWith(course.Address, StringComparison.Ordinal))
            {
                continue;
            }
            var parts = links[i].To[course.Address.Length..].Split('#');
            if (!anchors.TryGetValue(parts[0], out var ids))
            {
                (ids, var more) = await EndsAsync(parts[0], client);
                anchors[parts[0]] = ids;
                links.AddRange(more.Select(to => (parts[0], to)));
            }
            Assert.True(ids.Contains(Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "")),
                $"{links[i].From} links to {links[i].To}, which is not there");
        }
    }

    // Of a page that is not one of the course's, of which no script makes a part: what a link can lead to, and where its own lead.
    private async Task<(HashSet<string> Anchors, IReadOnlyList<string> Links)> EndsAsync(string page, HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri(course.Address + page), TestContext.Current.CancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            return ([], []);
        }
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
        {
            return ([""], []);
        }
        var html = await new HtmlParser().ParseDocumentAsync(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var links = html.QuerySelectorAll("a[href]").Select(link => new Uri(new(course.Address + page), link.GetAttribute("href")));
        return ([.. html.QuerySelectorAll("[id]").Select(element => element.Id!).Prepend("")], [.. links.Select(to => to.AbsoluteUri)]);
    }

    // Of all pages it would take minutes.
    private IEnumerable<string> Figured => course.Pages.Where(page => page[..2] is "02" or "04" or "18");

    // In a PDF whatever has a text alternative carries it.
    private static long Pictures(byte[] pdf) => Encoding.Latin1.GetString(pdf).Split("/S /Figure\n/Alt").Length - 1;
}

public sealed class SmallCourseInABrowser(SmallCourse course) : PagesInABrowser(course), IClassFixture<SmallCourse>
{
    [Fact]
    public Task Links_within_the_site_arrive() => FollowLinksAsync();
}

public sealed class PartOfTheCourseInABrowser(PartOfTheCourse course)
    : PagesInABrowser(course), IClassFixture<PartOfTheCourse>;
