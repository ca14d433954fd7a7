using LossNotebooks.Site.Reference;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site;

/// <summary>What stands on a site: the pages of its notebooks, and all that is made of them.</summary>
/// <param name="course">The pages, in their order.</param>
/// <param name="address">Where the site will be published; null if nobody knows.</param>
/// <param name="isTrusted">Whether notebooks may act on those who read the pages.</param>
internal sealed class SiteContents(IReadOnlyList<Page> course, Uri? address, bool isTrusted)
{
    private readonly LibraryReference reference = new(course);

    // The files to which notebooks link, or that they show.
    private readonly IReadOnlyList<LinkedFile> files =
    [
        .. course.SelectMany(page => page.Files).OrderByDescending(file => file.IsBeside).DistinctBy(file => (file.Path, file.File)),
    ];

    /// <summary>The files beside the notebooks that the site is made of: those, and the sources of the library.</summary>
    public IEnumerable<LinkedFile> Files =>
        files.Concat(reference.Sources.ExceptBy(files.Select(file => file.Name), source => source.Name));

    /// <summary>Writes what a reader reads.</summary>
    public void WritePages(SiteFolder site)
    {
        var layout = new Layout(new Course(course), reference, address, isTrusted);
        foreach (var (index, page) in course.Index())
        {
            site.Write(page.File, layout.Page(page, course.ElementAtOrDefault(index - 1), course.ElementAtOrDefault(index + 1)));
            site.Write(page.Download, NotebookFile.ToText(page.Notebook));
            foreach (var (file, text) in page.Figures.SelectMany(figure => figure.Files))
            {
                site.Write(file, text);
            }
        }
        foreach (var (file, html) in layout.Reference())
        {
            site.Write(file, html);
        }
        foreach (var file in Files)
        {
            Take(file, layout, site);
        }
        site.Write(Layout.IndexFile, layout.Index());
        site.Write(Layout.NotFoundFile, layout.NotFound());
        if (address is not null)
        {
            site.Write(Sitemap.File, Sitemap.Xml(address, [Layout.IndexFile, .. course.Select(page => page.File)]));
            site.Write(Sitemap.RobotsFile, Sitemap.Robots(address));
        }
    }

    /// <summary>Writes what is made of all pages together, when those have been written.</summary>
    public void WriteRest(SiteFolder site)
    {
        site.Write(SearchIndex.File, SearchIndex.Script(course, reference));
        site.Make(Layout.Archive, archive =>
            CourseArchive.Write(site.Path, archive, [.. course.Select(page => page.Notebook)], files));
    }

    private static void Take(LinkedFile file, Layout layout, SiteFolder site)
    {
        if (file.HasPage)
        {
            site.Write(file.File, layout.File(file));
        }
        else
        {
            site.Copy(file.File, file.Path);
        }
    }
}
