using NuGet.Versioning;

namespace LossNotebooks.Engine.Packages;

/// <summary>A package that a restore has brought, because a cell asked for it or for one that needs it.</summary>
/// <param name="Id">The package.</param>
/// <param name="Version">Its version.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="Assemblies">Paths of the assemblies to load.</param>
/// <param name="NativeLibraries">Paths of the native libraries for this machine.</param>
internal sealed record RestoredPackage(
    string Id, NuGetVersion Version, string Folder, IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeLibraries);
