using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace LossNotebooks.Engine.Packages;

/// <summary>What a restore has brought, dependencies included.</summary>
/// <param name="Versions">Each package with its version.</param>
/// <param name="Assemblies">Paths of the assemblies to load.</param>
/// <param name="NativeLibraries">Paths of the native libraries for this machine.</param>
internal sealed record RestoredPackages(
    IReadOnlyDictionary<string, string> Versions, IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeLibraries)
{
    /// <summary>Reads NuGet's <c>project.assets.json</c>; false when it is not there, or the packages it names are not.</summary>
    public static bool TryRead(string path, [NotNullWhen(true)] out RestoredPackages? packages)
    {
        packages = File.Exists(path) ? Read(JsonNode.Parse(File.ReadAllText(path))!) : null;
        return packages is not null && packages.Assemblies.Concat(packages.NativeLibraries).All(File.Exists);
    }

    private static RestoredPackages Read(JsonNode assets)
    {
        var roots = assets["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        // The last target is the one for this machine's runtime.
        var libraries = assets["targets"]!.AsObject().Last().Value!.AsObject();
        var versions = libraries
            .Select(library => library.Key.Split('/'))
            .ToDictionary(name => name[0], name => name[1], StringComparer.OrdinalIgnoreCase);
        return new RestoredPackages(versions, Files("runtime"), Files("native"));

        List<string> Files(string kind) =>
        [
            .. from library in libraries
               from file in library.Value![kind]?.AsObject().Select(file => file.Key) ?? []
               where !file.EndsWith("/_._", StringComparison.Ordinal)
               select Locate(assets["libraries"]![library.Key]!["path"]!.ToString(), file),
        ];

        string Locate(string library, string file)
        {
            var candidates = roots.Select(root => Path.GetFullPath(Path.Combine(root, library, file))).ToList();
            return candidates.Find(File.Exists) ?? candidates[0];
        }
    }
}
