namespace LossNotebooks.Site.Rendering;

/// <summary>A file of the repository that a notebook links to, such as the source of a distribution.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">Its path from the root of the repository, with slashes.</param>
internal sealed record LinkedFile(string Path, string Name)
{
    /// <summary>The page that shows it. It lies beside the others, as all pages name their assets alike.</summary>
    public string Page => $"{Name.Replace('/', '.')}.html";
}

/// <summary>The files outside of the notebooks' folder to which one page links: the site takes them along, each on a page of its own.</summary>
/// <param name="folder">The notebook's folder, where links start.</param>
internal sealed class LinkedFiles(string folder)
{
    private readonly string? root = CourseFolder.RootAbove(folder);
    private readonly List<LinkedFile> all = [];

    public IReadOnlyList<LinkedFile> All => all;

    /// <summary>The page of the file that a link names; null where the link leads to no file of the repository outside of the folder.</summary>
    public string? PageOf(string url)
    {
        if (root is null || !url.StartsWith("../", StringComparison.Ordinal)) return null;
        var path = Path.GetFullPath(Uri.UnescapeDataString(url), folder);
        var name = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
        if (name.StartsWith("../", StringComparison.Ordinal) || !File.Exists(path)) return null;
        all.Add(new(path, name));
        return all[^1].Page;
    }
}
