using System.Collections.Concurrent;
using LossNotebooks.Site.Assets;
using LossNotebooks.Site.Books;
using LossNotebooks.Site.Files;
using LossNotebooks.Site.Formulas;
using LossNotebooks.Site.Glossary;
using LossNotebooks.Site.Pictures;
using LossNotebooks.Site.Reference;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site;

/// <summary>Writes the pages of executed notebooks to a folder: all of them, or nothing.</summary>
public sealed class SiteBuilder : IDisposable
{
    // Tells a site from a folder that somebody keeps other things in, which must not be replaced.
    private const string Mark = ".lossnotebooks-site";

    private readonly string output;
    private readonly string draft;
    private readonly Mathematics mathematics;
    private readonly PictureDrawer pictures = new(PictureCache.OfUser);
    private readonly IReadOnlyList<string> names;
    private readonly SiteOptions options;
    private readonly bool isLive;
    private readonly ConcurrentDictionary<string, Page> pages = new();
    private readonly HashSet<string> written = [];

    private SiteBuilder(
        string output, string draft, Mathematics mathematics, IReadOnlyList<string> names, SiteOptions options, bool isLive) =>
        (this.output, this.draft, this.mathematics, this.names, this.options, this.isLive) =
            (output, draft, mathematics, names, options, isLive);

    /// <summary>Makes sure, before anything runs, that the folder can be written and that Node and its packages are there.</summary>
    /// <param name="output">The folder.</param>
    /// <param name="notebooks">The notebooks, in the order of their pages.</param>
    /// <param name="options">What the site is asked to be.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="isLive">Whether readers can run the cells, once <see cref="LiveEngine"/> has put an engine into the site.</param>
    /// <exception cref="UserException">
    /// The folder holds something else or can't be written, two notebooks have the same name, or Node is missing.
    /// </exception>
    public static async Task<SiteBuilder> StartAsync(
        string output, IReadOnlyList<Notebook> notebooks, SiteOptions options, CancellationToken cancellation, bool isLive = false)
    {
        var names = new OrderedDictionary<string, Notebook>();
        foreach (var notebook in notebooks)
        {
            if (notebook.Name.Equals("index", StringComparison.OrdinalIgnoreCase))
            {
                throw new UserException(
                    $"{notebook.FileName}: its page would take the place of the site's first page; give it another name.");
            }
            if (!names.TryAdd(notebook.Name, notebook))
            {
                throw new UserException($"{notebook.Path}: another notebook of the same name is in this site.");
            }
        }
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output));
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(Path.Combine(folder, Mark)))
        {
            throw new UserException($"{output} holds other files: name an empty folder, or a new one.");
        }

        await NodeModules.EnsureAsync(cancellation);
        var mathematics = new Mathematics();
        var draft = Temporary.Beside(folder);
        try
        {
            Temporary.Sweep(folder);
            Directory.CreateDirectory(Path.Combine(draft, "figures"));
            Directory.CreateDirectory(Path.Combine(draft, Rendering.Page.Downloads));
            SiteAssets.CopyTo(Path.Combine(draft, SiteAssets.Folder));
            if (isLive)
            {
                LiveScripts.CopyTo(draft);
            }
            File.WriteAllText(Path.Combine(draft, Mark), "Written by lossnotebooks; replaced as a whole.\n");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            mathematics.Dispose();
            Remove(draft);
            throw new UserException($"{output} can't be written: {cause.Message}", cause);
        }
        return new SiteBuilder(folder, draft, mathematics, [.. names.Keys], options, isLive);
    }

    /// <summary>Renders one of the notebooks after it has been executed; several may be rendered at a time.</summary>
    /// <exception cref="UserException">Something in a cell can't be shown.</exception>
    /// <remarks>Not before: code at which the compiler breaks down has then ended a worker's process, and not this one.</remarks>
    public void Render(Notebook executed) =>
        pages[executed.Name] = Page(executed, isLive);

    private Page Page(Notebook notebook, bool isLive) => new(notebook, new Code(notebook), mathematics, pictures, isLive);

    /// <summary>Sentences about what is not on the pages as its author meant it, though they can be read.</summary>
    public IEnumerable<string> Remarks => names.Where(pages.ContainsKey).SelectMany(name => pages[name].Remarks);

    /// <summary>The course as a book, once all notebooks have been rendered.</summary>
    public Book Book() => new(new Course([.. names.Select(name => pages[name])]), options.Address);

    /// <summary>Writes the pages, all of which have been rendered, and puts the site in the place of the last one.</summary>
    /// <param name="engine">The folder of the engine that runs cells in pages; null when there is none, or not yet.</param>
    /// <exception cref="UserException">The folder can't be written, or a strict site is not as it should be.</exception>
    public void Publish(string? engine = null)
    {
        try
        {
            List<Page> course = [.. names.Select(name => pages[name])];
            WritePages(course);
            if (options.IsStrict && Remarks.Concat(new PageFaults(draft).Of(course)).ToList() is [_, ..] faults)
            {
                throw new UserException(string.Join('\n', faults));
            }
            if (engine is not null)
            {
                LiveEngine.Put(engine, draft);
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{output} can't be written: {cause.Message}", cause);
        }
        Replace();
    }

    /// <summary>Ends the Node processes, and removes what was not published.</summary>
    public void Dispose()
    {
        mathematics.Dispose();
        pictures.Dispose();
        Remove(draft);
    }

    private static void Remove(string draft)
    {
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }
    }

    private void WritePages(IReadOnlyList<Page> course)
    {
        var reference = new LibraryReference(course);
        var layout = new Layout(new Course(course), reference, options);
        foreach (var (index, page) in course.Index())
        {
            Write(page.File, layout.Page(page, course.ElementAtOrDefault(index - 1), course.ElementAtOrDefault(index + 1)));
            Write(page.Download, NotebookFile.ToText(page.Notebook));
            foreach (var (file, text) in page.Figures.SelectMany(figure => figure.Files))
            {
                Write(file, text);
            }
        }
        foreach (var (file, html) in layout.Reference())
        {
            Write(file, html);
        }
        var files = new SiteFiles(course, reference, notebook => Page(notebook, isLive: false));
        foreach (var file in files.All)
        {
            Take(file, layout, files);
        }
        Write(Layout.IndexFile, layout.Index());
        Write(Layout.NotFoundFile, layout.NotFound());
        if (layout.Terms.Script is { } glossary)
        {
            Write(TermLinks.File, glossary);
        }
        Write(SearchIndex.File, SearchIndex.Script(course, reference));
        if (options.Address is { } address)
        {
            Write(Sitemap.File, Sitemap.Xml(address, [Layout.IndexFile, .. course.Select(page => page.File)]));
            Write(Sitemap.RobotsFile, Sitemap.Robots(address));
        }
        CourseArchive.Write(draft, Name(Layout.Archive), [.. course.Select(page => page.Notebook)], files.Linked);
    }

    private void Take(LinkedFile file, Layout layout, SiteFiles files)
    {
        if (file.HasPage)
        {
            Write(file.File, layout.File(file, files.Body(file)));
            return;
        }
        var copy = Path.Combine(draft, Name(file.File));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file.Path, copy);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(draft, Name(file)), text);

    /// <summary>Makes sure that a file of the site is the only one of its name.</summary>
    private string Name(string file) => written.Add(file) && !Path.Exists(Path.Combine(draft, file))
        ? file
        : throw new UserException($"Two pages of the site would be called {file}: rename a notebook, or a file that one links to.");

    private void Replace()
    {
        try
        {
            Replacement.Put(draft, output, $"{draft}.last");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{output} can't be replaced: {cause.Message}", cause);
        }
    }
}
