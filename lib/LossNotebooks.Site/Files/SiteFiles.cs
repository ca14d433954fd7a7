using LossNotebooks.Site.Reference;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Files;

/// <summary>
/// All files that a site takes along: those to which pages link, those to which Markdown among them links, the sources of the library's
/// types, and data, which are there to be read and to be taken.
/// </summary>
internal sealed class SiteFiles
{
    private readonly Dictionary<string, Page> texts = [];
    private readonly List<LinkedFile> linked = [];

    /// <summary>Finds them.</summary>
    /// <param name="course">The pages.</param>
    /// <param name="reference">The library's reference.</param>
    /// <param name="render">Sets a notebook.</param>
    public SiteFiles(IReadOnlyList<Page> course, LibraryReference reference, Func<Notebook, Page> render)
    {
        var waiting = new Queue<LinkedFile>(course.SelectMany(page => page.Files).OrderByDescending(file => file.IsBeside)
            .Concat(course.SelectMany(reference.Data)));
        while (waiting.TryDequeue(out var file))
        {
            if (linked.Any(other => (other.Path, other.File) == (file.Path, file.File)))
            {
                continue;
            }
            linked.Add(file);
            if (file.HasPage && FilePage.IsMarkdown(file))
            {
                texts[file.File] = render(FilePage.AsNotebook(file, course[0].Notebook.Folder));
                foreach (var next in texts[file.File].Files)
                {
                    waiting.Enqueue(next);
                }
            }
            else if (file.HasPage && FilePage.IsData(file))
            {
                waiting.Enqueue(file with { HasPage = false });
            }
        }
        All = [.. linked, .. reference.Sources.ExceptBy(linked.Select(file => file.Name), source => source.Name)];
    }

    /// <summary>The files, each once for a page and once for a copy.</summary>
    public IReadOnlyList<LinkedFile> All { get; }

    /// <summary>Those of the course, without the sources of the library.</summary>
    public IReadOnlyList<LinkedFile> Linked => linked;

    /// <summary>What the page of a file shows.</summary>
    /// <param name="file">The file.</param>
    /// <param name="code">Shows the file at a path as code.</param>
    public string Body(LinkedFile file, Func<string, string> code) => texts.TryGetValue(file.File, out var text) ? text.Body
        : $"""
        <h1>{Html.Escape(Path.GetFileName(file.Name))}</h1>
        <p><code>{Html.Escape(file.Name)}</code>{(FilePage.IsData(file) ? $" · {Download(file)}" : "")}</p>
        {FilePage.Body(file, code)}
        """;

    /// <summary>A link that takes a file along.</summary>
    private static string Download(LinkedFile file) =>
        $"<a href=\"{(file with { HasPage = false }).Url}\" download>Download this file</a>";
}
