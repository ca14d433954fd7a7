using System.Collections.Concurrent;
using LossNotebooks.Site.Assets;
using LossNotebooks.Site.Notebooks;
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
    private readonly ConcurrentDictionary<string, Page> pages = new();

    private SiteBuilder(string output, string draft, Mathematics mathematics) => (this.output, this.draft, this.mathematics) = (output, draft, mathematics);

    /// <summary>Makes sure, before anything runs, that the folder can be written and that Node and its packages are there.</summary>
    /// <exception cref="CourseException">The folder holds something else or can't be written, or Node is missing.</exception>
    public static async Task<SiteBuilder> StartAsync(string output, CancellationToken cancellation)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output));
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(Path.Combine(folder, Mark)))
            throw new CourseException($"{output} holds other files: name an empty folder, or a new one.");
        await NodeModules.EnsureAsync(cancellation);
        var mathematics = new Mathematics();
        var draft = $"{folder}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.Combine(draft, "figures"));
            File.WriteAllText(Path.Combine(draft, Mark), "Written by lossnotebooks; replaced as a whole.\n");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            mathematics.Dispose();
            throw new CourseException($"{output} can't be written: {cause.Message}", cause);
        }
        return new SiteBuilder(folder, draft, mathematics);
    }

    /// <summary>Renders an executed notebook; several may be rendered at a time.</summary>
    /// <exception cref="CourseException">A formula can't be set, or another notebook has the same name.</exception>
    public void Render(Notebook notebook)
    {
        if (!pages.TryAdd(notebook.Name, new Page(notebook, mathematics)))
            throw new CourseException($"{notebook.Path}: another notebook of the same name is in this site.");
    }

    /// <summary>Writes the pages of the notebooks rendered before, in the order given, and puts the site in the place of the last one.</summary>
    /// <exception cref="CourseException">The folder can't be written.</exception>
    public void Publish(IReadOnlyList<string> names)
    {
        var course = names.Select(name => pages[name]).ToList();
        foreach (var (index, page) in course.Index())
        {
            Write(page.File, Layout.Page(page, course.ElementAtOrDefault(index - 1), course.ElementAtOrDefault(index + 1)));
            foreach (var figure in page.Figures) Write(figure.File, figure.Script);
        }
        Write("index.html", Layout.Index(course));
        SiteAssets.CopyTo(Path.Combine(draft, "assets"));
        Replace();
    }

    /// <summary>Ends the Node process, and removes what was not published.</summary>
    public void Dispose()
    {
        mathematics.Dispose();
        if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(draft, file), text);

    private void Replace()
    {
        var last = $"{draft}.last";
        try
        {
            if (Directory.Exists(output)) Directory.Move(output, last);
            Directory.Move(draft, output);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            if (Directory.Exists(last)) Directory.Move(last, output);
            throw new CourseException($"{output} can't be replaced: {cause.Message}", cause);
        }
        if (Directory.Exists(last)) Directory.Delete(last, recursive: true);
    }
}
