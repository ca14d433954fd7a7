namespace LossNotebooks.Engine.Compilation;

/// <summary>
/// The libraries that a program has brought along for its notebooks, in its folder <c>library</c>: a notebook that was copied away from
/// them names a path that leads nowhere.
/// </summary>
public static class LibraryFolder
{
    /// <summary>The libraries and what they stand on; none where the program has brought none.</summary>
    public static IReadOnlyList<string> Files =>
        Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder).Order(StringComparer.Ordinal)] : [];

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "library");

    /// <summary>The library of the same file name; null when the program has not brought it.</summary>
    /// <param name="reference">What <c>#r</c> names.</param>
    public static string? Find(string reference)
    {
        var path = Path.Combine(Folder, Path.GetFileName(reference));
        return File.Exists(path) ? path : null;
    }
}
