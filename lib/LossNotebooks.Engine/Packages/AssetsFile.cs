using System.Text.Json;
using System.Text.Json.Nodes;
using NuGet.Versioning;

namespace LossNotebooks.Engine.Packages;

/// <summary>NuGet's <c>project.assets.json</c>: what a restore has brought.</summary>
internal static class AssetsFile
{
    /// <summary>
    /// Reads it; null when it is not there, when the packages it names are not, and when it was left by a restore that failed, which NuGet
    /// writes down as any other.
    /// </summary>
    public static IReadOnlyList<RestoredPackage>? TryRead(string path)
    {
        try
        {
            var assets = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) : null;
            var failed = assets?["logs"]?.AsArray().Any(entry => (string?)entry!["level"] == "Error");
            var packages = assets is null || failed is true ? null : Read(assets);
            var files = packages?.SelectMany(package => package.Assemblies.Concat(package.NativeLibraries));
            return files?.All(File.Exists) is true ? packages : null;
        }
        catch (JsonException)
        {
            return null; // The restore that wrote it was killed.
        }
    }

    private static List<RestoredPackage> Read(JsonNode assets)
    {
        var roots = assets["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        // The last target is the one for this machine's runtime.
        return [.. assets["targets"]!.AsObject().Last().Value!.AsObject().Select(library => Package(library.Key, library.Value!))];

        RestoredPackage Package(string key, JsonNode library)
        {
            var (id, version) = key.Split('/') is [var first, var second] ? (first, second) : (key, "");
            var path = (string)assets["libraries"]![key]!["path"]!;
            var candidates = roots.Select(root => Path.GetFullPath(Path.Combine(root, path))).ToList();
            var folder = candidates.Find(Directory.Exists) ?? candidates[0];
            return new(id, NuGetVersion.Parse(version), folder, Files("runtime"), Files("native"));

            List<string> Files(string kind) =>
            [
                .. (library[kind]?.AsObject() ?? []).Select(file => file.Key)
                    .Where(file => !file.EndsWith("/_._", StringComparison.Ordinal))
                    .Select(file => Path.GetFullPath(Path.Combine(folder, file))),
            ];
        }
    }
}
