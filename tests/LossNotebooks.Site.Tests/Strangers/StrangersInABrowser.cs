namespace LossNotebooks.Site.Tests.Strangers;

/// <summary>What a browser does with the pages of a notebook that attacks its readers.</summary>
public sealed class StrangersInABrowser
{
    /// <summary>The elements of a page that could act, ask other hosts, or pass for another part of it.</summary>
    private const string Suspects = """
        [...document.querySelectorAll("main, main *, nav.course *")].filter(e =>
          e.matches("script, iframe, object, embed, form, button:not(.course button, .copy), select, textarea, style, link, meta, base, dialog, video, audio")
          || e.matches("input:not(.slider input)") && !(e.type === "checkbox" && e.disabled)
          || e.closest("svg") && !e.closest(".katex, .live")
          || !e.closest(".live") && [...e.attributes].some(({ name }) => name.startsWith("on") || name === "autofocus" || name === "srcset" && !e.closest(".still"))
          || e.matches("a[href]") && !["http:", "https:", "mailto:"].includes(e.protocol)
          || e.matches("a") && e.closest(".live") && /script/i.test(e.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? e.getAttribute("href") ?? "")
          || !e.closest(".katex, .plot") && ["fixed", "sticky", "absolute"].includes(getComputedStyle(e).position)
            && !(e.matches("pre.code > button.copy") && e.offsetParent === e.parentElement) // The page's own, in its corner.
        ).map(e => e.outerHTML.slice(0, 300)).join("\n")
        """;

    public StrangersInABrowser()
    {
        Tools.NeedNode();
        Tools.NeedChromium();
    }

    [Fact]
    public async Task Nothing_of_it_runs_asks_another_host_or_stands_over_the_page()
    {
        using var notebook = await StrangersNotebook.RenderAsync(isTrusted: false);
        using var browser = new Browser(1280, 900);
        foreach (var page in notebook.Pages)
        {
            browser.Open(page);
            await browser.DrawFiguresAsync();
            // A reader opens what is folded, and moves what can be moved.
            browser.Do("document.querySelectorAll('details').forEach(e => e.open = true)");
            browser.Do("""
                document.querySelectorAll(".slider input").forEach(e => [1, 0].forEach(stop => {
                  e.value = stop;
                  e.dispatchEvent(new Event("input"));
                }))
                """);
            Assert.Equal("", browser.Ask<string>(Suspects));
            Assert.Null(browser.Ask<object?>("globalThis.struck ?? ({}).polluted ?? null"));
            Assert.True(browser.Ask<bool>("document.elementFromPoint(innerWidth / 2, 10).closest('.top') !== null"), "The bar is covered.");
            Assert.All(browser.Requests(), request => Assert.True(
                request.StartsWith(notebook.Address, StringComparison.Ordinal)
                || request.StartsWith("data:", StringComparison.Ordinal), request));
            // Nor was it the policy that had to stop something.
            Assert.DoesNotContain("Content Security Policy", string.Join('\n', browser.Complaints()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_figure_s_picture_opened_by_itself_runs_nothing()
    {
        using var notebook = await StrangersNotebook.RenderAsync(isTrusted: false);
        using var browser = new Browser(1280, 900);
        browser.Open($"{notebook.Address}figures/a-1.svg");
        Assert.Equal("svg", browser.Ask<string>("document.documentElement.localName"));
        Assert.Null(browser.Ask<object?>("globalThis.struck ?? null"));
        Assert.Equal(0, browser.Ask<long>("document.querySelectorAll('script, foreignObject, [onload], [onclick]').length"));
        Assert.All(browser.Requests(), request => Assert.StartsWith(notebook.Address, request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_notebook_strikes_where_it_is_trusted()
    {
        using var notebook = await StrangersNotebook.RenderAsync(isTrusted: true);
        using var browser = new Browser(1280, 900);
        browser.Open("about:blank");
        Assert.ThrowsAny<OpenQA.Selenium.UnhandledAlertException>(() =>
        {
            browser.Open(notebook.Pages.First());
            browser.Ask<object?>("globalThis.struck ?? null");
        });
    }
}
