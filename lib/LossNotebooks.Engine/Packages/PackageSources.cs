namespace LossNotebooks.Engine.Packages;

/// <summary>The sources of packages that a session's cells have named with <c>#i</c>.</summary>
internal sealed class PackageSources(string workingDirectory)
{
    private readonly List<string> sources = [];

    /// <summary>These, and those that a cell names now.</summary>
    /// <exception cref="UserException">One is neither a folder nor an address.</exception>
    public IReadOnlyList<string> With(IEnumerable<PackageDirective> directives) =>
        [.. sources.Union(directives.Where(directive => directive.IsSource).Select(directive => Locate(directive.Target)))];

    /// <summary>Keeps sources for later cells.</summary>
    public void Keep(IEnumerable<string> named) => sources.AddRange(named.Except(sources).ToList());

    /// <summary>Gives up those that a failed restore complains of: one mistyped address would fail every later restore.</summary>
    public void GiveUp(string complaint) => sources.RemoveAll(source => complaint.Contains(source, StringComparison.OrdinalIgnoreCase));

    private string Locate(string source)
    {
        var folder = Path.GetFullPath(source, workingDirectory);
        return Directory.Exists(folder) ? folder
            : Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? source
            : throw new UserException(
                $"'{source}' is no source of packages: it is neither a folder, seen from the notebook's, nor an http address.");
    }
}
