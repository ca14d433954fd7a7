using System.Collections.Concurrent;
using LossNotebooks.Engine.Compilation;
using Microsoft.CodeAnalysis;

namespace LossNotebooks.Engine.Packages;

/// <summary>The NuGet packages that a session has asked for.</summary>
internal sealed class PackageSet(string workingDirectory)
{
    /// <summary>What this process has loaded: an assembly cannot be unloaded, so a package has one version for all sessions.</summary>
    private static readonly ConcurrentDictionary<string, string> Loaded = new(StringComparer.OrdinalIgnoreCase);

    private readonly SortedDictionary<string, string> requested = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> sources = [];

    /// <summary>Restores the packages and loads their assemblies.</summary>
    /// <returns>References to compile against, and what was installed in the words of .NET Interactive.</returns>
    /// <exception cref="PackageException">A package could not be had; nothing has changed.</exception>
    public (IReadOnlyList<MetadataReference> References, IReadOnlyList<string> Installed) Add(
        IReadOnlyList<PackageDirective> directives, CancellationToken cancellation)
    {
        sources.AddRange(directives.Where(directive => directive.IsSource).Select(Source));
        var wanted = directives.Where(directive => !directive.IsSource).ToList();
        if (wanted.Count == 0)
            return ([], []);
        foreach (var package in wanted)
            RefuseOtherVersion(package);

        var all = new SortedDictionary<string, string>(requested, StringComparer.OrdinalIgnoreCase);
        foreach (var package in wanted)
            all[package.Target] = package.Version;
        var restored = PackageRestore.Run(all, sources, workingDirectory, cancellation);
        foreach (var package in wanted)
            requested[package.Target] = Loaded[package.Target] = restored.Versions[package.Target];
        foreach (var library in restored.NativeLibraries)
            NativeLibraries.Register(library);
        foreach (var path in restored.Assemblies)
            Libraries.Register(path);
        var assemblies = restored.Assemblies.Select(path => Libraries.Find(Path.GetFileNameWithoutExtension(path))!);
        IReadOnlyList<MetadataReference> references = [.. assemblies.Select(References.Of)];
        return (references, [.. wanted.Select(package => $"{package.Target}, {requested[package.Target]}")]);
    }

    private static void RefuseOtherVersion(PackageDirective package)
    {
        var (name, version) = (package.Target, package.Version);
        if (version != "*" && Loaded.TryGetValue(name, out var loaded) && loaded != version)
            throw new PackageException($"{name} version {version} cannot be added because version {loaded} was added previously.");
    }

    /// <summary>A folder relative to the notebook, or else an address.</summary>
    private string Source(PackageDirective directive)
    {
        var folder = Path.GetFullPath(directive.Target, workingDirectory);
        return Directory.Exists(folder) ? folder : directive.Target;
    }
}
