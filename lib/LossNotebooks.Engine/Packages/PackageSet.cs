using System.Collections.Concurrent;
using System.Reflection;
using LossNotebooks.Engine.Compilation;
using Microsoft.CodeAnalysis;
using NuGet.Versioning;

namespace LossNotebooks.Engine.Packages;

/// <summary>The NuGet packages that a session has asked for.</summary>
internal sealed class PackageSet(string workingDirectory)
{
    /// <summary>What this process has loaded: an assembly cannot be unloaded, so a package has one version for all sessions.</summary>
    private static readonly ConcurrentDictionary<string, NuGetVersion> Loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether this process has loaded any: a session in another may then have other versions.</summary>
    public static bool HasAny => !Loaded.IsEmpty;

    /// <summary>Requests that were answered, also with another version: where there is no 1.2.3, NuGet takes the next.</summary>
    private static readonly ConcurrentDictionary<(string Id, string Version), bool> Answered = [];

    private readonly SortedDictionary<string, string> requested = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Id, NuGetVersion Version)> restored = [];
    private readonly PackageSources sources = new(workingDirectory);

    /// <summary>Restores the packages and loads their assemblies.</summary>
    /// <exception cref="UserException">A package could not be had; nothing has changed.</exception>
    public AddedPackages Add(IReadOnlyList<PackageDirective> directives, CancellationToken cancellation)
    {
        var named = sources.With(directives);
        var wanted = directives.Where(directive => !directive.IsSource).Select(PackageRequest.Of).ToList();
        RefuseTwoVersions(wanted);
        var all = new SortedDictionary<string, string>(requested, StringComparer.OrdinalIgnoreCase);
        foreach (var request in wanted.Where(request => !HostAssemblies.IsOffered(request.Id)))
        {
            all[request.Id] = VersionToRestore(request);
        }
        var packages = all.SequenceEqual(requested) ? [] : Restore(all, named, cancellation);
        foreach (var package in packages.Where(package => wanted.Exists(request => Is(request, package))))
        {
            RefuseIfReplaced(package);
        }

        sources.Keep(named);
        var added = packages.Where(package => restored.Add((package.Id, package.Version))).ToList();
        var stale = added.Where(package => Loaded.GetOrAdd(package.Id, package.Version) != package.Version).ToList();
        var warnings = stale.Select(Stale).ToList();
        foreach (var request in wanted.Where(request => all.ContainsKey(request.Id)))
        {
            requested[request.Id] = Loaded[request.Id].ToNormalizedString();
            Answered[(request.Id, request.Version)] = true;
            if (!request.IsMetBy(Loaded[request.Id]))
            {
                warnings.Add($"{request.Id} {request.Version} is not to be had; {Loaded[request.Id]}, the next that there is, was taken.");
            }
        }
        return new(Load(added), [.. wanted.Select(Installed)], warnings, [.. added.Except(stale)]);
    }

    private static void RefuseTwoVersions(IEnumerable<PackageRequest> wanted)
    {
        var versions = wanted
            .Select(request => (request.Id, request.Version))
            .Distinct()
            .GroupBy(request => request.Id, StringComparer.OrdinalIgnoreCase);
        if (versions.FirstOrDefault(package => package.Count() > 1) is { } twice)
        {
            var all = string.Join(", ", twice.Select(request => request.Version));
            throw new UserException($"{twice.Key} cannot be added in {twice.Count()} versions ({all}).");
        }
    }

    private static bool Is(PackageRequest request, RestoredPackage package) =>
        string.Equals(request.Id, package.Id, StringComparison.OrdinalIgnoreCase);

    private static string VersionToRestore(PackageRequest request)
    {
        if (!Loaded.TryGetValue(request.Id, out var loaded))
        {
            return request.Version;
        }
        return request.IsMetBy(loaded) || Answered.ContainsKey((request.Id, request.Version))
            ? loaded.ToNormalizedString()
            : throw new UserException(
                $"{request.Id} version {request.Version} cannot be added because version {loaded} was added previously.");
    }

    private IReadOnlyList<RestoredPackage> Restore(
        SortedDictionary<string, string> packages, IReadOnlyList<string> named, CancellationToken cancellation)
    {
        try
        {
            return PackageRestore.Run(packages, named, workingDirectory, cancellation);
        }
        catch (UserException exception)
        {
            sources.GiveUp(exception.Message);
            throw;
        }
    }

    /// <summary>A package's assembly can't be loaded where another version of it is there already.</summary>
    private static void RefuseIfReplaced(RestoredPackage package)
    {
        foreach (var name in package.Assemblies.Select(AssemblyName.GetAssemblyName))
        {
            var there = Libraries.Loaded(name.Name!)?.GetName().Version;
            if (HostAssemblies.IsFramework(name.Name!) ? name.Version > there : there is not null && name.Version != there)
            {
                throw new UserException(
                    $"{package.Id} version {package.Version} cannot be added: it brings {name.Name} {name.Version}, "
                    + $"and {there} is loaded already.");
            }
        }
    }

    private static List<MetadataReference> Load(IReadOnlyList<RestoredPackage> packages)
    {
        foreach (var library in packages.SelectMany(package => package.NativeLibraries))
        {
            NativeLibraries.Register(library);
        }
        var assemblies = packages.SelectMany(package => package.Assemblies).ToList();
        assemblies.ForEach(Libraries.Register);
        var loaded = assemblies.Select(path => Libraries.Find(Path.GetFileNameWithoutExtension(path)));
        return [.. loaded.OfType<Assembly>().Select(References.Of)]; // What the engine has in place of one may bear another name.
    }

    private static string Stale(RestoredPackage package) =>
        $"{package.Id} {package.Version} is needed, but version {Loaded[package.Id]} was loaded before and stays; "
        + "if something is missing in it, restart and ask for the packages of this cell first.";

    private static string Installed(PackageRequest request) => request.Id switch
    {
        var id when HostAssemblies.IsOffered(id) => $"{id} (part of LossNotebooks)",
        var id when HostAssemblies.IsFramework(id) => $"{id}, {Loaded[id]} (part of .NET {Environment.Version})",
        var id => $"{id}, {Loaded[id]}",
    };
}
