using System.IO.Compression;
using System.Text.RegularExpressions;
using LossNotebooks.Engine.Compilation;

namespace LossNotebooks.Site;

/// <summary>
/// All notebooks in one zip, with the built library where they look for it: after unpacking they run in any .NET kernel, and nothing has to
/// be built. The same notebooks give the same bytes.
/// </summary>
internal static partial class CourseArchive
{
    private const string Notebooks = "notebooks";

    // A zip knows no earlier time, and the time at which it was made says nothing.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(string path, IReadOnlyList<Notebook> executed)
    {
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var notebook in executed)
        {
            using var entry = new StreamWriter(Create(archive, $"{Notebooks}/{notebook.FileName}"));
            entry.Write(NotebookFile.ToText(notebook));
        }

        if (FolderOfLibrary(executed) is { } folder)
        {
            foreach (var file in LibraryFolder.Files)
            {
                using var source = File.OpenRead(file);
                using var entry = Create(archive, $"{folder}/{Path.GetFileName(file)}");
                source.CopyTo(entry);
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
         select Path.GetRelativePath(root, Path.GetFullPath(Path.Combine(root, Notebooks, Path.GetDirectoryName(reference.Value)!)))
             .Replace('\\', '/')).FirstOrDefault();

    private static Stream Create(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = Epoch;
        return entry.Open();
    }

    [GeneratedRegex("""(?<=^#r ")[^":]+\.dll(?=")""", RegexOptions.Multiline)]
    private static partial Regex Reference();
}
