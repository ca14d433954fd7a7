using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Books;

/// <summary>A book as one page of HTML, which a browser prints: a title page, the contents, and each chapter from a new page on.</summary>
internal static class PrintedBook
{
    // Nothing runs, and nothing is fetched but files beside it: fonts, styles, pictures.
    private const string Policy =
        "default-src 'none'; style-src file: 'unsafe-inline'; img-src file: data:; font-src file: data:";

    /// <summary>The document, with marks for the numbers of pages.</summary>
    public static IDocument Document(Book book)
    {
        var document = new HtmlParser().ParseDocument(Text(book));
        // Browsers leave out of bookmarks what those who listen hear in another way.
        foreach (var formula in document.QuerySelectorAll(":is(h1, h2, h3, h4) .katex-html"))
        {
            formula.RemoveAttribute("aria-hidden");
        }
        return document;
    }

    private static string Text(Book book) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="color-scheme" content="light">
        <title>{Html.Escape(Layout.Title)}</title>
        <link rel="stylesheet" href="assets/katex.min.css">
        <link rel="stylesheet" href="assets/site.css">
        <link rel="stylesheet" href="assets/book.css">
        <style>
        {string.Concat(book.Sections.Select(RunningHead))}</style>
        </head>
        <body class="book">
        <header class="title-page">
        <p class="book-title">{Html.Escape(Layout.Title)}</p>
        <p class="tagline">{Html.Escape(Layout.Tagline)}</p>
        {(book.Address is { } site ? $"<p><a href=\"{Html.Escape(site.AbsoluteUri)}\">{Html.Escape(site.AbsoluteUri)}</a></p>" : "")}
        </header>
        <nav class="book-contents">
        <h1>Contents</h1>
        {string.Concat(book.Sections.SelectMany(section => section.Entries).Select(Entry))}</nav>
        {string.Concat(book.Sections.Select(Section))}</body>
        </html>
        """;

    private static string Section(BookSection section) => $"""
        <section class="chapter" id="{section.Id}" style="page: {section.Id}">
        {section.Body.InnerHtml}
        </section>

        """;

    private static string Entry(BookEntry entry) => $"""
        {(entry.Part is { } part ? $"<p class=\"part\">{Html.Escape(part)}</p>\n" : "")}<p class="entry level-{entry.Level}"><a href="#{Html.Escape(entry.Id)}">{Words(entry.Html)}</a>{PageNumbers.Mark(entry.Id)}</p>

        """;

    // A link can't hold another one.
    private static string Words(string html) => $"<span>{Sidebar.Unlinked(html)}</span>";

    /// <summary>The title on top of each page of a section.</summary>
    private static string RunningHead(BookSection section) =>
        $"@page {section.Id} {{ @top-center {{ content: {CssString(section.Title)}; }} }}\n";

    /// <summary>A text as style sheets write it: whatever could end the text, or the element around the style sheet, as a number.</summary>
    private static string CssString(string text) => $"\"{string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value is < ' ' or '"' or '\\' or '<' or '>' or '&'
            ? string.Create(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ") : rune.ToString()))}\"";
}
