using System.Text;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>What holds for the pages of every course.</summary>
public abstract class PagesInABrowser
{
    // Whatever sticks out of the window and does not lie in something that scrolls by itself.
    private const string Overflowing = """
        [...document.querySelectorAll("body *")].filter(e => {
          const box = e.getBoundingClientRect();
          if (box.right <= innerWidth + 1 || box.width === 0 || getComputedStyle(e).position === "absolute") return false;
          for (let p = e; p; p = p.parentElement) if (/auto|scroll|hidden/.test(getComputedStyle(p).overflowX)) return false;
          return true;
        }).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join("\n")
        """;

    private const string Count = "document.querySelectorAll('.plot').length";

    private readonly ServedCourse course;

    protected PagesInABrowser(ServedCourse course)
    {
        course.Need();
        this.course = course;
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    public async Task Every_figure_is_drawn_nothing_sticks_out_and_the_console_and_the_network_are_quiet(int width, int height)
    {
        using var browser = new Browser(width, height);
        foreach (var page in course.Pages)
        {
            browser.Open(course.Address + page);
            await browser.DrawFiguresAsync();
            Assert.True(
                browser.Ask<bool>("[...document.querySelectorAll('.plot')].every(plot => plot.querySelector('svg.main-svg'))"),
                $"{page}: a figure has no drawing");
            Assert.True(browser.Ask<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{page} is wider than {width} px");
            Assert.Equal((page, ""), (page, browser.Ask<string>(Overflowing)));
            Assert.True(
                browser.Ask<bool>("[...document.querySelectorAll('pre')].every(text => text.scrollWidth <= text.clientWidth)"),
                $"{page}: a text has to be scrolled to be read");
            Assert.Equal((page, ""), (page, string.Join('\n', browser.Complaints())));
            Assert.All(browser.Requests(), request => Assert.True(
                request.StartsWith(course.Address, StringComparison.Ordinal) || request.StartsWith("data:", StringComparison.Ordinal),
                $"{page} asks for {request}"));
        }
    }

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

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    public async Task Nothing_moves_when_a_figure_is_drawn(int width, int height)
    {
        using var browser = new Browser(width, height);
        foreach (var page in Figured)
        {
            browser.Open(course.Address + page);
            const string Height = "String(document.body.scrollHeight)";
            var before = browser.Ask<string>(Height);
            await browser.DrawFiguresAsync();
            Assert.Equal((page, before), (page, browser.Ask<string>(Height)));
        }
    }

    [Fact]
    public void Every_figure_and_picture_has_a_text_alternative()
    {
        using var browser = new Browser(1440, 900);
        foreach (var page in course.Pages)
        {
            browser.Open(course.Address + page);
            Assert.Equal((page, 0L), (page, browser.Ask<long>("""
                [...document.querySelectorAll('[role=img]')].filter(e => !e.getAttribute('aria-label')).length
                  + document.querySelectorAll('img:not([alt])').length
                """)));
        }
    }

    [Theory]
    [InlineData(390, 844, false)]
    [InlineData(1440, 900, true)]
    public void Nothing_keeps_anybody_from_using_a_page(int width, int height, bool dark)
    {
        using var browser = new Browser(width, height);
        browser.Emulate(width, height, dark);
        Assert.All(course.Pages, page =>
        {
            browser.Open(course.Address + page);
            Assert.Equal((page, ""), (page, browser.Obstacles()));
        });
    }

    [Fact]
    public async Task Links_within_the_site_arrive()
    {
        using var browser = new Browser(1440, 900);
        using var client = new HttpClient();
        var anchors = new Dictionary<string, HashSet<string>>();
        var links = new List<(string From, string To)>();
        var pages = new Queue<string>(course.Pages);
        while (pages.TryDequeue(out var page))
        {
            if (anchors.ContainsKey(page))
            {
                continue;
            }

            using var answer = await client.GetAsync(new Uri(course.Address + page), TestContext.Current.CancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                continue; // Whoever links to it fails below.
            }
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                anchors[page] = [""]; // A browser shows no page, and keeps the last one.
                continue;
            }

            browser.Open(course.Address + page);
            anchors[page] = ["", .. List(browser, "[...document.querySelectorAll('[id]')].map(e => e.id)")];
            links.AddRange(List(browser, "[...document.querySelectorAll('a[href]')].map(a => a.href)")
                .Where(to => to.StartsWith(course.Address, StringComparison.Ordinal)).Select(to => (page, to[course.Address.Length..])));
            foreach (var (from, to) in links)
            {
                if (from == page)
                {
                    pages.Enqueue(to.Split('#')[0]);
                }
            }
        }
        Assert.NotEmpty(links);
        Assert.All(links, link =>
        {
            var parts = link.To.Split('#');
            var anchor = Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "");
            Assert.True(
                anchors.TryGetValue(parts[0], out var ids) && ids.Contains(anchor), $"{link.From} links to {link.To}, which is not there");
        });
    }

    // Of all pages it would take minutes.
    private IEnumerable<string> Figured => course.Pages.Where(page => page.StartsWith("02-", StringComparison.Ordinal)
        || page.StartsWith("18-", StringComparison.Ordinal));

    // In a PDF whatever has a text alternative carries it.
    private static long Pictures(byte[] pdf) => Encoding.Latin1.GetString(pdf).Split("/S /Figure\n/Alt").Length - 1;

    private static IEnumerable<string> List(Browser browser, string array) =>
        browser.Ask<IReadOnlyCollection<object>>(array).Cast<string>();
}

public sealed class SmallCourseInABrowser(SmallCourse course) : PagesInABrowser(course), IClassFixture<SmallCourse>;

public sealed class WholeCourseInABrowser(WholeCourse course) : PagesInABrowser(course), IClassFixture<WholeCourse>;
