using System.IO.Compression;
using System.Text.RegularExpressions;
using LossNotebooks.Engine.Compilation;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site;

/// <summary>
/// All notebooks in one zip, with what lies beside them and is shown in them, and the built library where they look for it: after unpacking
/// they run in any .NET kernel, and nothing has to be built. The same notebooks give the same bytes.
/// </summary>
internal static partial class CourseArchive
{
    // A zip knows no earlier time, and the time at which it was made says nothing.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Puts the notebooks that have been written to a site into its archive.</summary>
    /// <param name="site">The site's folder.</param>
    /// <param name="file">The archive's path.</param>
    /// <param name="notebooks">The notebooks, executed.</param>
    /// <param name="files">The files to which they link.</param>
    public static void Write(string site, string file, IReadOnlyList<Notebook> notebooks, IEnumerable<LinkedFile> files)
    {
        using var archive = new ZipArchive(File.Create(file), ZipArchiveMode.Create);
        foreach (var notebook in notebooks)
        {
            Add(archive, Path.Combine(site, Page.Downloads, notebook.FileName), Page.Downloads);
        }

        foreach (var linked in files.Where(linked => linked.IsBeside))
        {
            Add(archive, linked.Path, Path.GetDirectoryName($"{Page.Downloads}/{linked.Name}")!.Replace('\\', '/'));
        }

        if (FolderOfLibrary(notebooks) is { } folder)
        {
            foreach (var library in LibraryFolder.Files)
            {
                Add(archive, library, folder);
            }
        }
    }

    /// <summary>Where the notebooks' <c>#r</c> look for a library that the program has brought; null when none of them needs it.</summary>
    private static string? FolderOfLibrary(IEnumerable<Notebook> notebooks) =>
        (from notebook in notebooks
         from cell in notebook.CodeCells
         from Match reference in Reference().Matches(cell.Source)
         where LibraryFolder.Find(reference.Value) is not null
         let root = Path.GetFullPath("/")
         select Path.GetRelativePath(root, Path.GetFullPath(Path.Combine(root, Page.Downloads, Path.GetDirectoryName(reference.Value)!)))
             .Replace('\\', '/')).FirstOrDefault();

    private static void Add(ZipArchive archive, string file, string folder)
    {
        var entry = archive.CreateEntry($"{folder}/{Path.GetFileName(file)}");
        entry.LastWriteTime = Epoch;
        using var source = File.OpenRead(file);
        using var target = entry.Open();
        source.CopyTo(target);
    }

    [GeneratedRegex("""(?<=^#r ")[^":]+\.dll(?=")""", RegexOptions.Multiline)]
    private static partial Regex Reference();
}
