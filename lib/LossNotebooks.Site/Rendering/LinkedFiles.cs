namespace LossNotebooks.Site.Rendering;

/// <summary>A file to which a notebook links, or that it shows.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">Its place below the notebook's folder or below the root of the repository, with slashes.</param>
/// <param name="IsBeside">Does it lie in the notebook's folder, or below?</param>
/// <param name="HasPage">Is its text shown on a page, or is it copied as it is?</param>
internal sealed record LinkedFile(string Path, string Name, bool IsBeside, bool HasPage)
{
    /// <summary>What stands for it on the site. Pages lie side by side, as all name their assets alike; a copy keeps its place.</summary>
    public string File => HasPage ? $"{Name.Replace('/', '.')}.html" : Name;

    /// <summary>How links name that.</summary>
    public string Url => string.Join('/', File.Split('/').Select(Uri.EscapeDataString));
}

/// <summary>
/// The files that one page takes along: what lies beside the notebook, or below, as it is; of what lies elsewhere in the repository,
/// text becomes a page. What is hidden, what only a link in the repository leads to, and what lies outside is nobody's business.
/// </summary>
/// <param name="folder">The notebook's folder, where links start.</param>
/// <param name="isTrusted">Whether the notebook may choose files; else the site takes only pictures along, from beside it.</param>
internal sealed class LinkedFiles(string folder, bool isTrusted)
{
    // Those that can hold no script.
    private static readonly string[] Pictures = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"];

    private readonly string? root = RepositoryAbove(folder);
    private readonly List<LinkedFile> all = [];

    public IReadOnlyList<LinkedFile> All => all;

    /// <summary>Takes a file along.</summary>
    /// <param name="url">The address as it was written, without an anchor.</param>
    /// <param name="isShown">Is it shown in the page, and so no text to read on another?</param>
    /// <returns>Its address on the site, or why it is not there.</returns>
    public (string? Address, string? Problem) Take(string url, bool isShown)
    {
        var path = Path.GetFullPath(Uri.UnescapeDataString(url).Replace('\0', '_'), folder);
        if (!File.Exists(path) && url.Contains('?', StringComparison.Ordinal))
        {
            return Take(url[..url.IndexOf('?', StringComparison.Ordinal)], isShown);
        }
        var isBeside = IsBelow(folder, path);
        var home = isBeside ? folder : root;
        if (home is null || !IsBelow(home, path))
        {
            return (null, "it lies outside of the notebook's folder and repository");
        }
        if (!isTrusted && !(isBeside && isShown && Pictures.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)))
        {
            return (null, "the notebook is not trusted");
        }
        if (!Path.Exists(path))
        {
            return (null, "there is no such file");
        }
        var name = Path.GetRelativePath(home, path).Replace(Path.DirectorySeparatorChar, '/');
        if (Refusal(home, name) is { } refusal)
        {
            return (null, refusal);
        }
        all.Add(new(path, name, isBeside, HasPage: !isBeside && !isShown && IsText(path)));
        return (all[^1].Url, null);
    }

    private static string? Refusal(string home, string name)
    {
        var path = home;
        foreach (var part in name.Split('/'))
        {
            path = Path.Combine(path, part);
            if (part.StartsWith('.'))
            {
                return "it is hidden";
            }
            if (new FileInfo(path).LinkTarget is not null)
            {
                return "a symbolic link leads to it";
            }
        }
        return Directory.Exists(path) ? "it is a folder"
            : new FileInfo(path).Length == 0 ? "it is empty" // As a pipe is, which would be read for ever.
            : null;
    }

    private static bool IsBelow(string home, string path)
    {
        var relative = Path.GetRelativePath(home, path);
        return relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !Path.IsPathRooted(relative);
    }

    private static bool IsText(string path)
    {
        Span<byte> start = stackalloc byte[4096];
        using var file = File.OpenRead(path);
        return !start[..file.Read(start)].Contains((byte)0);
    }

    private static string? RepositoryAbove(string folder)
    {
        var git = CourseFolder.RootAbove(folder);
        for (var at = new DirectoryInfo(folder); git is null && at is not null; at = at.Parent)
        {
            git = Path.Exists(Path.Combine(at.FullName, ".git")) ? at.FullName : null;
        }
        return git;
    }
}
