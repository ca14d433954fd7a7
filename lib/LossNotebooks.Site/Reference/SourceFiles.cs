using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Reference;

/// <summary>The files of the repository in which types are declared, one type a file that bears its name.</summary>
/// <param name="folder">A folder of the repository; null for none.</param>
internal sealed class SourceFiles(string? folder)
{
    private readonly Lazy<ILookup<string, LinkedFile>> files = new(() => Find(folder is null ? null : CourseFolder.RootAbove(folder)));

    /// <summary>The file of a type; null if there is none, or more than one may be meant.</summary>
    /// <param name="type">Its name, with its type parameters.</param>
    public LinkedFile? Of(string type) => files.Value[type.Split('<')[0]].ToList() is [var only] ? only : null;

    private static ILookup<string, LinkedFile> Find(string? root)
    {
        var sources = root is null ? [] : Directory.EnumerateDirectories(root)
            .Where(IsSource).SelectMany(top => Sources(top)).Select(path => new LinkedFile(
                path, Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'), IsBeside: false, HasPage: true));
        return sources.OrderBy(file => file.Name, StringComparer.Ordinal).ToLookup(file => Path.GetFileNameWithoutExtension(file.Path));
    }

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder, "*.cs")
        .Concat(Directory.EnumerateDirectories(folder).Where(IsSource).SelectMany(Sources));

    private static bool IsSource(string folder) =>
        Path.GetFileName(folder) is not ("bin" or "obj" or "tests") and [not '.', ..] && new DirectoryInfo(folder).LinkTarget is null;
}
