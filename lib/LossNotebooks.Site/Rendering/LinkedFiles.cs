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

    /// <summary>
    /// The address of the page of the file that a link names; null where the link leads to no file of the repository outside of the folder,
    /// or to one that is nobody's business: what is hidden, and what only a link in the repository leads to.
    /// </summary>
    public string? PageOf(string url)
    {
        var target = Uri.UnescapeDataString(url);
        if (root is null || !target.StartsWith("../", StringComparison.Ordinal) || target.Contains('\0'))
        {
            return null;
        }
        var path = Path.GetFullPath(target, folder);
        var name = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
        if (name.Split('/').Any(part => part.StartsWith('.')) || !IsPlain(path))
        {
            return null;
        }
        all.Add(new(path, name));
        return Uri.EscapeDataString(all[^1].Page);
    }

    private bool IsPlain(string path)
    {
        if (new FileInfo(path) is not { Exists: true, Length: > 0, LinkTarget: null }) // A pipe, which would be read for ever, has no length.
        {
            return false;
        }
        for (var above = Directory.GetParent(path); above is not null && above.FullName != root; above = above.Parent)
        {
            if (above.LinkTarget is not null)
            {
                return false;
            }
        }
        return true;
    }
}
