using System.Collections.Concurrent;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>A screen that pages are read on.</summary>
internal sealed record Screen(int Width, int Height, bool IsDark)
{
    public static readonly Screen Phone = new(390, 844, IsDark: false);

    public static readonly Screen Desk = new(1440, 900, IsDark: true);

    public static Screen Of(int width) => width == Phone.Width ? Phone : Desk;
}

/// <summary>What a page showed when it was read from top to bottom.</summary>
/// <param name="Name">Its file.</param>
/// <param name="Figures">How many figures it has.</param>
/// <param name="Drawn">How many of them have a drawing.</param>
/// <param name="HeightBefore">How high it was before its figures were drawn.</param>
/// <param name="HeightAfter">How high it was afterwards.</param>
/// <param name="IsTooWide">Whether it is wider than the screen.</param>
/// <param name="Overflowing">What sticks out of the screen.</param>
/// <param name="HasScrolledText">Whether a text has to be scrolled to be read.</param>
/// <param name="HasBrokenColumns">Whether a line of columns wraps.</param>
/// <param name="Nameless">How many pictures have no text alternative.</param>
/// <param name="Obstacles">What keeps somebody from using it.</param>
/// <param name="Complaints">What the console said.</param>
/// <param name="Requests">What it asked for.</param>
/// <param name="Anchors">What a link can lead to.</param>
/// <param name="Links">Where its links lead.</param>
internal sealed record ReadPage(string Name, long Figures, long Drawn, string HeightBefore, string HeightAfter, bool IsTooWide,
    string Overflowing, bool HasScrolledText, bool HasBrokenColumns, long Nameless, string Obstacles,
    IReadOnlyList<string> Complaints, IReadOnlyList<string> Requests, IReadOnlyList<string> Anchors, IReadOnlyList<string> Links);

/// <summary>
/// Pages read once on each screen, for all tests that ask what they showed: to open a page, to draw its figures, and to look for
/// obstacles takes seconds each. Both screens are read side by side.
/// </summary>
internal sealed class ReadPages
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

    private const string BrokenColumns = """
        [...document.querySelectorAll("pre[style]")].some(pre => [...pre.textContent.matchAll(/^.*\S {2,}\S.*$/gm)].some(line => {
          const range = new Range();
          range.setStart(pre.firstChild, line.index);
          range.setEnd(pre.firstChild, line.index + line[0].length);
          return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
        }))
        """;

    private const string Nameless = """
        [...document.querySelectorAll('[role=img]')].filter(e => !e.getAttribute('aria-label')).length
          + document.querySelectorAll('img:not([alt])').length
        """;

    private const string Height = "String(document.body.scrollHeight)";

    private const string Figures = "document.querySelectorAll('.plot')";

    private readonly ConcurrentDictionary<Screen, Lazy<Task<IReadOnlyList<ReadPage>>>> read = [];

    public Task<IReadOnlyList<ReadPage>> OnAsync(Screen screen, string address, IReadOnlyList<string> pages)
    {
        foreach (var one in (Screen[])[Screen.Phone, Screen.Desk])
        {
            _ = read.GetOrAdd(one, _ => new(() => Task.Run(() => ReadAsync(one, address, pages)))).Value;
        }
        return read[screen].Value;
    }

    /// <summary>The anchors of the page that a browser shows, and the links from it.</summary>
    public static (IReadOnlyList<string> Anchors, IReadOnlyList<string> Links) Ends(Browser browser) =>
        (List(browser, "[...document.querySelectorAll('[id]')].map(e => e.id)"),
            List(browser, "[...document.querySelectorAll('a[href]')].map(a => a.href)"));

    private static async Task<IReadOnlyList<ReadPage>> ReadAsync(Screen screen, string address, IReadOnlyList<string> pages)
    {
        using var browser = new Browser(screen.Width, screen.Height);
        browser.Emulate(screen.Width, screen.Height, screen.IsDark);
        var read = new List<ReadPage>();
        foreach (var page in pages)
        {
            read.Add(await ReadAsync(browser, address, page));
        }
        return read;
    }

    private static async Task<ReadPage> ReadAsync(Browser browser, string address, string page)
    {
        browser.Open(address + page);
        browser.UnfoldFigures();
        var before = browser.Ask<string>(Height);
        var obstacles = browser.Obstacles(); // As the page opens: scrolled, things lie below the bar that stays in view.
        await browser.DrawFiguresAsync();
        var after = browser.Ask<string>(Height);
        var (anchors, links) = Ends(browser);
        return new(
            page,
            Figures: browser.Ask<long>($"{Figures}.length"),
            Drawn: browser.Ask<long>($"[...{Figures}].filter(plot => plot.querySelector('svg.main-svg')).length"),
            before,
            after,
            IsTooWide: browser.Ask<bool>("document.documentElement.scrollWidth > innerWidth"),
            browser.Ask<string>(Overflowing),
            HasScrolledText: browser.Ask<bool>("[...document.querySelectorAll('pre')].some(text => text.scrollWidth > text.clientWidth)"),
            browser.Ask<bool>(BrokenColumns),
            browser.Ask<long>(Nameless),
            obstacles,
            browser.Complaints(),
            browser.Requests(),
            anchors,
            links);
    }

    private static string[] List(Browser browser, string array) =>
        [.. browser.Ask<IReadOnlyCollection<object>>(array).Cast<string>()];
}
