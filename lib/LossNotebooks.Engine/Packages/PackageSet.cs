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
        sources.AddRange(directives.Where(directive => directive.IsSource).Select(directive => Path.Exists(Path.Combine(workingDirectory, directive.Target))
            ? Path.GetFullPath(directive.Target, workingDirectory)
            : directive.Target));
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
        var references = restored.Assemblies.Select(path => References.Of(Libraries.Find(Path.GetFileNameWithoutExtension(path))!)).ToList();
        return (references, [.. wanted.Select(package => $"{package.Target}, {requested[package.Target]}")]);
    }

    private static void RefuseOtherVersion(PackageDirective package)
    {
        if (package.Version != "*" && Loaded.TryGetValue(package.Target, out var loaded) && loaded != package.Version)
            throw new PackageException($"{package.Target} version {package.Version} cannot be added because version {loaded} was added previously.");
    }
}
