using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site.Rendering;

/// <summary>What is around every page: the head, and the bar on top.</summary>
/// <param name="course">What the pages call the course.</param>
/// <param name="address">Where the site will be published, if that is known: only then can pages say where they are.</param>
/// <param name="isTrusted">Whether scripts of notebooks run.</param>
internal sealed class Frame(string course, Uri? address, bool isTrusted)
{
    // What networks show of a link: they take no pictures in SVG, and ask for whole addresses.
    private const string Card = $"{SiteAssets.Folder}/card.png";

    /// <summary>The anchors that are the frame's own, so that no heading may have them.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["content", Sidebar.Id, "search"];

    /// <summary>A page in its frame.</summary>
    /// <param name="file">The page's file.</param>
    /// <param name="title">Its title, as text.</param>
    /// <param name="description">What it is about, as text.</param>
    /// <param name="body">What stands in it.</param>
    /// <param name="sidebar">What stands beside it; empty for nothing.</param>
    /// <param name="isLive">Whether readers can run its cells.</param>
    public string Around(string file, string title, string description, string body, string sidebar, bool isLive = false) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        {Base(file)}<meta http-equiv="Content-Security-Policy" content="{Policy(body, isLive)}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="description" content="{Html.Escape(description)}">
        <meta property="og:type" content="article">
        <meta property="og:site_name" content="{Html.Escape(course)}">
        <meta property="og:title" content="{Html.Escape(title)}">
        <meta property="og:description" content="{Html.Escape(description)}">
        {Published(file)}<title>{Html.Escape(title == course ? title : $"{title} · {course}")}</title>
        <link rel="icon" href="assets/icon.svg" type="image/svg+xml">
        <script src="assets/theme.js"></script>
        <link rel="stylesheet" href="assets/katex.min.css">
        <link rel="stylesheet" href="assets/site.css">
        <script src="assets/site.js" defer></script>
        </head>
        <body{(isTrusted ? "" : " class=\"untrusted\"")}>
        <a class="skip" href="#content">Skip to the text</a>
        <header class="top">
        {(sidebar.Length > 0 ? $"""<button class="menu" popovertarget="{Sidebar.Id}" aria-label="The course">☰</button>""" : "")}
        <a href="index.html">{Html.Escape(course)}</a>
        <button class="find" aria-keyshortcuts="/" hidden>Search <kbd>/</kbd></button>
        <select class="theme" aria-label="Colours" hidden>
        <option value="">System</option><option value="light">Light</option><option value="dark">Dark</option>
        </select>
        </header>
        {sidebar}
        {body}
        </body>
        </html>

        """;

    /// <summary>
    /// A browser asks no host but the site's own for anything. Firefox does not count files among those of the page's own origin, and KaTeX
    /// needs styles in attributes; scripts within a page run only where a notebook has some. Where cells run, WebAssembly does, in a
    /// worker that the page writes, for which the same policy holds.
    /// </summary>
    private string Policy(string body, bool isLive)
    {
        const string Site = "'self' file:";
        var scripts = Site + (isTrusted && body.Contains("<script", StringComparison.OrdinalIgnoreCase) ? " 'unsafe-inline'" : "")
            + (isLive ? " 'wasm-unsafe-eval'" : "");
        var workers = isLive ? "worker-src 'self' blob:; " : "";
        return $"default-src 'none'; script-src {scripts}; style-src {Site} 'unsafe-inline'; img-src {Site} data: blob:; "
            + workers + $"font-src {Site} data:; media-src {Site} data:; connect-src {Site}; base-uri 'self'; form-action 'none'";
    }

    private string Published(string file)
    {
        if (address is null || file == Layout.NotFoundFile)
        {
            return "";
        }
        var url = Html.Escape(Address(address, file));
        return $"""
            <link rel="canonical" href="{url}">
            <meta property="og:url" content="{url}">
            <meta property="og:image" content="{Html.Escape(new Uri(address, Card).AbsoluteUri)}">
            <meta name="twitter:card" content="summary_large_image">

            """;
    }

    // A server shows this page at any address, also of a folder that isn't there.
    private string Base(string file) =>
        file == Layout.NotFoundFile ? $"<base href=\"{Html.Escape(address?.AbsolutePath ?? "/")}\">\n" : "";

    /// <summary>The address of a page of a published site.</summary>
    public static string Address(Uri site, string file) =>
        new Uri(site, file == Layout.IndexFile ? "" : Uri.EscapeDataString(file)).AbsoluteUri;
}
