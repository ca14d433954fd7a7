using LossNotebooks.Site.Files;
using LossNotebooks.Site.Glossary;
using LossNotebooks.Site.Reference;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site;

/// <summary>What stands on a site: the pages of its notebooks, and all that is made of them.</summary>
/// <param name="course">The pages, in their order.</param>
/// <param name="options">What the site is asked to be.</param>
/// <param name="render">Sets a text that is no notebook of the course.</param>
/// <param name="scratch">The page for readers' own data; null for none.</param>
internal sealed class SiteContents(IReadOnlyList<Page> course, SiteOptions options, Func<Notebook, Page> render, Page? scratch)
{
    private readonly LibraryReference reference = new(course);
    private SiteFiles? files;

    /// <summary>The files beside the notebooks that the site is made of.</summary>
    public IEnumerable<LinkedFile> Files => All.All;

    private SiteFiles All => files ??= new(course, reference, render);

    /// <summary>Writes what a reader reads.</summary>
    /// <param name="site">Where to.</param>
    /// <param name="code">Shows the file at a path as code.</param>
    public void WritePages(SiteFolder site, Func<string, string> code)
    {
        var layout = new Layout(new Course(course), reference, options);
        foreach (var (index, page) in course.Index())
        {
            site.Write(page.File, layout.Page(page, course.ElementAtOrDefault(index - 1), course.ElementAtOrDefault(index + 1)));
            site.Write(page.Download, NotebookFile.ToText(page.Notebook));
            foreach (var (file, text) in page.Figures.SelectMany(figure => figure.Files))
            {
                site.Write(file, text);
            }
        }
        if (scratch is not null)
        {
            site.Write(scratch.File, layout.OfScratch(scratch));
            site.Write(scratch.Download, NotebookFile.ToText(scratch.Notebook));
        }
        foreach (var (file, html) in layout.Reference())
        {
            site.Write(file, html);
        }
        foreach (var file in Files)
        {
            Take(file, layout, site, code);
        }
        site.Write(Layout.IndexFile, layout.Index());
        site.Write(Layout.NotFoundFile, layout.NotFound());
        if (layout.Terms.Script is { } glossary)
        {
            site.Write(TermLinks.File, glossary);
        }
        if (options.Address is { } address)
        {
            var files = course.Select(page => page.File).Concat(scratch is null ? [] : [scratch.File]);
            site.Write(Sitemap.File, Sitemap.Xml(address, files.Prepend(Layout.IndexFile)));
            site.Write(Sitemap.RobotsFile, Sitemap.Robots(address));
        }
    }

    /// <summary>Writes what is made of all pages together, when those have been written.</summary>
    public void WriteRest(SiteFolder site)
    {
        site.Write(SearchIndex.File, SearchIndex.Script(course, reference));
        site.Make(Layout.Archive, archive =>
            CourseArchive.Write(site.Path, archive, [.. course.Select(page => page.Notebook)], All.Linked));
    }

    private void Take(LinkedFile file, Layout layout, SiteFolder site, Func<string, string> code)
    {
        if (file.HasPage)
        {
            site.Write(file.File, layout.File(file, All.Body(file, code)));
        }
        else
        {
            site.Copy(file.File, file.Path);
        }
    }
}
