using System.Collections.Concurrent;
using LossNotebooks.Site.Assets;
using LossNotebooks.Site.Books;
using LossNotebooks.Site.Files;
using LossNotebooks.Site.Formulas;
using LossNotebooks.Site.Pictures;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site;

/// <summary>Writes the pages of executed notebooks to a folder: all of them, or nothing.</summary>
public sealed class SiteBuilder : IDisposable
{
    private readonly SiteFolder site;
    private readonly Mathematics mathematics = new();
    private readonly PictureDrawer pictures = new(PictureCache.OfUser);
    private readonly PictureDrawer kept = new(PictureCache.OfUser, draws: false);
    private readonly SiteOptions options;
    private readonly ConcurrentDictionary<string, Page> pages = new();
    private IReadOnlyList<string> names;
    private Page? scratch; // is the same whatever the course is

    private SiteBuilder(SiteFolder site, IReadOnlyList<string> names, SiteOptions options) =>
        (this.site, this.names, this.options) = (site, names, options);

    /// <summary>Makes sure, before anything runs, that the folder can be written and that Node and its packages are there.</summary>
    /// <param name="output">The folder.</param>
    /// <param name="notebooks">The notebooks, in the order of their pages.</param>
    /// <param name="options">What the site is asked to be.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UserException">
    /// The folder holds something else or can't be written, two notebooks have the same name, or Node is missing.
    /// </exception>
    public static async Task<SiteBuilder> StartAsync(
        string output, IReadOnlyList<Notebook> notebooks, SiteOptions options, CancellationToken cancellation)
    {
        var names = NamesOf(notebooks);
        var site = new SiteFolder(output);
        try
        {
            await NodeModules.EnsureAsync(cancellation);
            site.Attempt(() =>
            {
                SiteAssets.CopyTo(Path.Combine(site.Path, SiteAssets.Folder), options.IsWatched);
                if (options.IsLive)
                {
                    LiveScripts.CopyTo(site.Path);
                }
            });
            return new SiteBuilder(site, names, options);
        }
        catch
        {
            site.Dispose();
            throw;
        }
    }

    /// <summary>Where the files lie that the pages are made of, besides their notebooks, once they have been written.</summary>
    public IReadOnlyList<string> Files { get; private set; } = [];

    /// <summary>Sentences about what is not on the pages as its author meant it, though they can be read.</summary>
    public IEnumerable<string> Remarks => names.Where(pages.ContainsKey).SelectMany(name => pages[name].Remarks);

    /// <summary>Renders one of the notebooks after it has been executed; several may be rendered at a time.</summary>
    /// <exception cref="UserException">Something in a cell can't be shown.</exception>
    /// <remarks>Not before: code at which the compiler breaks down has then ended a worker's process, and not this one.</remarks>
    public void Render(Notebook executed)
    {
        var code = pages.TryGetValue(executed.Name, out var last) && last.Code.IsOf(executed) ? last.Code
            : new Code(executed, isTrusted: options.IsTrusted);
        pages[executed.Name] = new Page(executed, code, mathematics, pictures, options.IsLive);
    }

    /// <summary>Renders a notebook that can't be executed, with the outputs that it has, and its code as plain text.</summary>
    /// <exception cref="UserException">Something in a cell can't be shown.</exception>
    public void RenderFaulty(Notebook notebook) =>
        pages[notebook.Name] = Uncoloured(notebook, pictures, options.IsLive);

    /// <summary>Renders a notebook before it is executed, for whoever would have to wait: so, and without pictures that nobody has drawn
    /// yet.</summary>
    /// <exception cref="UserException">Something in a cell can't be shown.</exception>
    public void RenderDraft(Notebook notebook) =>
        pages[notebook.Name] = Uncoloured(notebook, kept, options.IsLive);

    /// <summary>Whether a notebook has been rendered.</summary>
    public bool Shows(Notebook notebook) => pages.ContainsKey(notebook.Name);

    /// <summary>The course as a book, once all notebooks have been rendered.</summary>
    public Book Book() => new(new Course([.. names.Select(name => pages[name])]), options.Address);

    /// <summary>Writes the pages, all of which have been rendered, and puts the site in the place of the last one.</summary>
    /// <param name="engine">The folder of the engine that runs cells in pages; null when there is none, or not yet.</param>
    /// <exception cref="UserException">The folder can't be written, or a strict site is not as it should be.</exception>
    public void Publish(string? engine = null) => Publish(engine, Code.File);

    /// <summary>The same before the pages are finished: with code as plain text, as whoever waits shouldn't wait for colours.</summary>
    /// <exception cref="UserException">The folder can't be written.</exception>
    public void PublishDraft() => Publish(engine: null, path => Code.Plain(File.ReadAllText(path)));

    private void Publish(string? engine, Func<string, string> code)
    {
        var contents = Contents();
        site.Attempt(() =>
        {
            contents.WritePages(site, code);
            contents.WriteRest(site);
            List<Page> course = [.. names.Select(name => pages[name])];
            if (options.IsStrict && Remarks.Concat(new PageFaults(site.Path).Of(course)).ToList() is [_, ..] faults)
            {
                throw new UserException(string.Join('\n', faults));
            }
            if (engine is not null)
            {
                LiveEngine.Put(engine, site.Path);
            }
        });
        site.Publish();
        Files = [.. contents.Files.Select(file => file.Path)];
    }

    /// <summary>Brings a published site to what has been rendered since; only files that change are written.</summary>
    /// <param name="notebooks">The notebooks of the site from now on, in the order of their pages.</param>
    /// <param name="changed">Hears of the pages that have changed as soon as they can be read: what is made of all pages together takes
    /// longer.</param>
    /// <exception cref="UserException">Two notebooks have the same name, or the folder can't be written.</exception>
    public void Update(IReadOnlyList<Notebook> notebooks, Action<IReadOnlyList<string>> changed)
    {
        names = NamesOf(notebooks);
        site.Attempt(() =>
        {
            var contents = Contents();
            site.Begin();
            contents.WritePages(site, Code.File);
            changed([.. site.Changed]);
            contents.WriteRest(site);
            site.End();
            Files = [.. contents.Files.Select(file => file.Path)];
        });
    }

    /// <summary>Ends the Node processes, and removes what was not published.</summary>
    public void Dispose()
    {
        mathematics.Dispose();
        pictures.Dispose();
        site.Dispose();
    }

    private SiteContents Contents() =>
        new([.. names.Select(name => pages[name])], options, text => Uncoloured(text, pictures, isLive: false),
            options.IsLive ? scratch ??= Uncoloured(Scratch.Notebook, pictures, isLive: true) : null);

    private Page Uncoloured(Notebook notebook, PictureDrawer drawer, bool isLive) =>
        new(notebook, new Code(notebook, isKnown: false, options.IsTrusted), mathematics, drawer, isLive);

    private static List<string> NamesOf(IEnumerable<Notebook> notebooks)
    {
        var names = new List<string>();
        foreach (var notebook in notebooks)
        {
            if (notebook.Name.Equals("index", StringComparison.OrdinalIgnoreCase))
            {
                throw new UserException(
                    $"{notebook.FileName}: its page would take the place of the site's first page; give it another name.");
            }
            if (names.Contains(notebook.Name))
            {
                throw new UserException($"{notebook.Path}: another notebook of the same name is in this site.");
            }
            names.Add(notebook.Name);
        }
        return names;
    }
}
