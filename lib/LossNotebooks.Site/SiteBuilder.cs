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
    private readonly Task<Mathematics> mathematics;

    /// <summary>Makes sure, before anything runs, that the folder can be written and that Node is there; fetches npm packages in the background.</summary>
    /// <exception cref="CourseException">The folder holds something else, or can't be written.</exception>
    public SiteBuilder(string output, CancellationToken cancellation)
    {
        this.output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output));
        if (Directory.Exists(this.output) && Directory.EnumerateFileSystemEntries(this.output).Any() && !File.Exists(Path.Combine(this.output, Mark)))
            throw new CourseException($"{output} holds other files: name an empty folder, or a new one.");
        draft = $"{this.output}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.Combine(draft, "figures"));
            File.WriteAllText(Path.Combine(draft, Mark), "Written by lossnotebooks; replaced as a whole.\n");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new CourseException($"{output} can't be written: {cause.Message}", cause);
        }
        mathematics = StartAsync(cancellation);
    }

    /// <summary>Renders the notebooks, in their order, and puts the site in the place of the last one.</summary>
    /// <exception cref="CourseException">Node is missing, a formula can't be set, or the folder can't be written.</exception>
    public async Task BuildAsync(IReadOnlyList<Notebook> notebooks)
    {
        var katex = await mathematics;
        var pages = notebooks.Select(notebook => new Page(notebook, katex)).ToList();
        foreach (var (index, page) in pages.Index())
        {
            Write(page.File, Layout.Page(page, pages.ElementAtOrDefault(index - 1), pages.ElementAtOrDefault(index + 1)));
            foreach (var figure in page.Figures) Write(figure.File, figure.Script);
        }
        Write("index.html", Layout.Index(pages));
        SiteAssets.CopyTo(Path.Combine(draft, "assets"));
        Publish();
    }

    /// <summary>Ends the Node process, and removes what was not published.</summary>
    public void Dispose()
    {
        if (mathematics.IsCompletedSuccessfully) mathematics.Result.Dispose();
        if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
    }

    private static async Task<Mathematics> StartAsync(CancellationToken cancellation)
    {
        await NodeModules.EnsureAsync(cancellation);
        return new Mathematics();
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(draft, file), text);

    private void Publish()
    {
        var last = $"{draft}.last";
        if (Directory.Exists(output)) Directory.Move(output, last);
        Directory.Move(draft, output);
        if (Directory.Exists(last)) Directory.Delete(last, recursive: true);
    }
}
