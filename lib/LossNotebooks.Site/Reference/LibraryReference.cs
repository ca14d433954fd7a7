using LossNotebooks.Engine;
using LossNotebooks.Site.Files;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Reference;

/// <summary>What the libraries that the notebooks use offer, from their documentation: a page for each type, and one for all.</summary>
internal sealed class LibraryReference
{
    /// <summary>The page that lists the types.</summary>
    public const string File = "reference.html";

    private readonly IReadOnlyList<LibraryType> types;
    private readonly ILookup<string, Page> users;
    private readonly SourceFiles sources;
    private readonly DataFiles data;
    private readonly DocumentationHtml html;

    public LibraryReference(IReadOnlyList<Page> course)
    {
        users = (from page in course
                 from type in page.Code.Names.Select(ReferenceLink.TypeOf).Distinct()
                 select (type, page)).ToLookup(use => use.type, use => use.page);
        types = [.. course.SelectMany(page => page.Code.Libraries).DistinctBy(library => library.Name)
            .SelectMany(library => library.Types).DistinctBy(type => type.Id)];
        sources = new(course.Count > 0 ? course[0].Notebook.Folder : null);
        data = new(types, course.Count > 0 ? course[0].Notebook.Folder : null);
        html = new(types.Select(type => type.Id).ToHashSet());
    }

    /// <summary>Whether there is any.</summary>
    public bool IsEmpty => types.Count == 0;

    /// <summary>The files in which the types are declared, which get a page each.</summary>
    public IEnumerable<LinkedFile> Sources => types.Select(type => sources.Of(type.Name)).OfType<LinkedFile>().Distinct();

    /// <summary>The files of data that a page's cells load.</summary>
    public IReadOnlyList<LinkedFile> Data(Page page) => data.Of(page);

    /// <summary>The pages: file, title, description, and what stands in it.</summary>
    public IEnumerable<(string File, string Title, string Description, string Body)> Pages => types
        .Select(type => (ReferenceLink.File(type.Id), type.Name, DocumentationHtml.Text(type.Documentation), Type(type)))
        .Prepend((File, "The library", "Every type that the course's library offers.", All()));

    /// <summary>What a search finds: each type by its name and what it is.</summary>
    public IEnumerable<(string Url, string Name, string Text)> Entries =>
        types.Select(type => (ReferenceLink.Url(type.Id), type.Name, FirstSentence(DocumentationHtml.Text(type.Documentation))));

    private static string FirstSentence(string text) => text.Split(". ")[0];

    private string All() => $"""
        <h1>The library</h1>
        {string.Concat(types.GroupBy(Group).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"""
        <h2>{Html.Escape(group.Key)}</h2>
        <dl>
        {string.Concat(group.Select(Entry))}</dl>

        """))}
        """;

    private string Entry(LibraryType type) => $"<dt><a href=\"{ReferenceLink.Url(type.Id)}\"><code>{Html.Escape(type.Name)}</code></a></dt>"
        + $"<dd>{html.Summary(type.Documentation)}</dd>\n";

    // The folder of its source says best what a type is for.
    private string Group(LibraryType type) => sources.Of(type.Name) is { } source
        ? string.Join(" · ", source.Name.Split('/')[1..^1]) : type.Namespace;

    private string Type(LibraryType type) => $"""
        <h1><code>{Html.Escape(type.Name)}</code></h1>
        {Code.Plain(type.Signature)}
        {html.Of(type.Documentation)}<p>A type of <a href="{File}">the library</a>{Source(type)}.{UsedIn(type)}</p>
        {string.Concat(type.Members.GroupBy(member => ReferenceLink.Anchor(member.Id)).Select(group => $"""
        <h2 id="{group.Key}"><code>{Html.Escape(group.First().Name)}</code></h2>
        {string.Concat(group.Select(member => $"{Code.Plain(member.Signature)}\n{html.Of(member.Documentation)}"))}
        """))}
        """;

    private string Source(LibraryType type) => sources.Of(type.Name) is { } source
        ? $"; its source is <a href=\"{source.Url}\"><code>{Html.Escape(source.Name)}</code></a>" : "";

    private string UsedIn(LibraryType type) => !users.Contains(type.Id) ? ""
        : $" Used in {string.Join(", ", users[type.Id].Select(page => $"<a href=\"{page.Url}\">{page.Title.Html}</a>"))}.";
}
