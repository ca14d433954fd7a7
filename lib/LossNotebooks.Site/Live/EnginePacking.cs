using System.Globalization;
using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Live;

/// <summary>
/// Packs the published engine for pages. Many hosts send WebAssembly as it lies there, so that it lies there compressed, under names from
/// which no host concludes anything, and the worker unpacks it; scripts are compressed by every host. Assemblies that are always fetched
/// together are compressed together, as they are much alike: those of the project apart from the others, which seldom change.
/// </summary>
internal static class EnginePacking
{
    /// <summary>What the first run of an untouched page may fetch, in bytes.</summary>
    public const int FirstRunBudget = 3_500_000;

    /// <summary>What all may be, with the compiler.</summary>
    public const int WholeBudget = 7_500_000;

    private const string Runtime = "_framework";

    /// <summary>What is said of the library's names; it is fetched with the compiler, which is asked what they mean.</summary>
    private const string Documentation = "documentation";

    /// <summary>Packs a published folder.</summary>
    /// <param name="published">The folder <c>wwwroot</c> of a publication.</param>
    /// <param name="packed">The folder to write.</param>
    /// <param name="known">The folder of files that have been compressed before.</param>
    /// <exception cref="UserException">It is larger than readers can be asked to fetch.</exception>
    public static void Pack(string published, string packed, string known)
    {
        var compressed = new BrotliFiles(known);
        var later = Later(Path.Combine(published, Runtime));
        later.Add(Documentation);
        var binaries = Directory.GetFiles(Path.Combine(published, Runtime), "*.wasm")
            .Concat(Directory.GetFiles(Path.Combine(published, Documentation), "*.xml"))
            .Order(StringComparer.Ordinal).GroupBy(file => PackOf(Path.GetFileName(file), later));
        Directory.CreateDirectory(packed);
        var packs = binaries.AsParallel().AsOrdered().Select(pack => Pack(pack.Key, [.. pack], packed, compressed)).ToList();
        compressed.ForgetOthers();

        var scripts = Unpacker.Pack(packed);
        foreach (var script in Directory.GetFiles(published, "*.js", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(packed, Path.GetRelativePath(published, script));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(script, copy);
            scripts += Gzip.Compress(File.ReadAllBytes(script)).Length;
        }
        Refuse(scripts + packs.Where(pack => !later.Contains(pack.Name)).Sum(pack => pack.Size), FirstRunBudget, "the first run of a page");
        Refuse(scripts + packs.Sum(pack => pack.Size), WholeBudget, "the engine with its compiler");
        var list = new JsonArray([.. packs.Select(pack => pack.ToJson(later.Contains(pack.Name)))]);
        File.WriteAllText(Path.Combine(packed, "packs.js"), $"export default {list.ToJsonString()};\n");
    }

    /// <summary>The pack that a file belongs to.</summary>
    private static string PackOf(string file, HashSet<string> later) =>
        later.Contains(file) || file.StartsWith("dotnet.", StringComparison.Ordinal) ? file // It is compiled while it is unpacked.
            : file.EndsWith(".xml", StringComparison.Ordinal) ? Documentation
            : file.StartsWith(nameof(LossNotebooks), StringComparison.Ordinal) ? "project" : "libraries";

    private static EnginePack Pack(string name, IReadOnlyList<string> files, string folder, BrotliFiles compressed)
    {
        var contents = files.Select(File.ReadAllBytes).ToList();
        var bytes = compressed.Of([.. contents.SelectMany(content => content)]);
        File.WriteAllBytes(Path.Combine(folder, $"{name}.bin"), bytes);
        return new(name, bytes.Length, [.. files.Zip(contents, (file, content) => (Path.GetFileName(file), content.Length))]);
    }

    /// <summary>The files that are fetched only when a reader has edited a cell: the boot file in dotnet.js names them.</summary>
    private static HashSet<string> Later(string runtime)
    {
        var script = File.ReadAllText(Path.Combine(runtime, "dotnet.js"));
        var start = script.IndexOf("/*json-start*/", StringComparison.Ordinal) + "/*json-start*/".Length;
        var boot = JsonNode.Parse(script[start..script.IndexOf("/*json-end*/", StringComparison.Ordinal)])!;
        return [.. boot["resources"]!["lazyAssembly"]!.AsArray().Select(file => (string)file!["name"]!)];
    }

    private static void Refuse(int size, int budget, string what)
    {
        if (size > budget)
        {
            throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"The engine for pages has become too large: {what} fetches {size} bytes, and {budget} are allowed."));
        }
    }
}
