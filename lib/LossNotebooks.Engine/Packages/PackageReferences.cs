using LossNotebooks.Engine.Compilation;
using Microsoft.CodeAnalysis;

namespace LossNotebooks.Engine.Packages;

/// <summary>What the packages that a notebook asks for offer to the compiler. Nothing of them is loaded.</summary>
internal sealed class PackageReferences(string workingDirectory)
{
    private readonly SortedDictionary<string, string> requested = new(StringComparer.OrdinalIgnoreCase);
    private readonly PackageSources sources = new(workingDirectory);
    private readonly HashSet<string> given = [];

    /// <summary>The assemblies that a cell's directives add; none when a package can't be had: who runs the cell says that.</summary>
    public IReadOnlyList<MetadataReference> Add(IReadOnlyList<PackageDirective> directives)
    {
        try
        {
            sources.Keep(sources.With(directives));
            var wanted = directives.Where(directive => !directive.IsSource).Select(PackageRequest.Of)
                .Where(request => !HostAssemblies.IsOffered(request.Id)).ToList();
            wanted.ForEach(request => requested[request.Id] = request.Version);
            return wanted.Count == 0 ? [] : References();
        }
        catch (UserException)
        {
            return [];
        }
    }

    private List<MetadataReference> References() =>
    [
        .. PackageRestore.Run(requested, sources.With([]), workingDirectory, CancellationToken.None)
            .SelectMany(package => package.Assemblies)
            .Where(path => IsOfPackage(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private bool IsOfPackage(string assembly) =>
        !HostAssemblies.IsFramework(assembly) && !HostAssemblies.IsOffered(assembly) && given.Add(assembly);
}
