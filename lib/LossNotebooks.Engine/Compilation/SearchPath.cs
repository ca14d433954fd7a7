namespace LossNotebooks.Engine.Compilation;

/// <summary>Where a relative path in <c>#r</c> and <c>#load</c> is looked for.</summary>
internal static class SearchPath
{
    /// <summary>
    /// Finds a file beside the file that names it, or beside the notebook when a cell does; where it is not, in the current directory,
    /// which a cell may have changed.
    /// </summary>
    /// <param name="path">The path as it was written.</param>
    /// <param name="namedBy">The file that names it; a cell's name is none.</param>
    /// <param name="workingDirectory">The notebook's folder.</param>
    /// <returns>The full path; null when there is no such file.</returns>
    public static string? Find(string path, string? namedBy, string workingDirectory)
    {
        var folder = Path.IsPathFullyQualified(namedBy ?? "") ? Path.GetDirectoryName(namedBy)! : workingDirectory;
        string[] candidates = [Path.GetFullPath(path, folder), Path.GetFullPath(path)];
        return candidates.FirstOrDefault(File.Exists);
    }
}
