using System.Globalization;
using System.Text.Json.Nodes;
using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site.Live;

/// <summary>
/// Packs the published engine for pages. Many hosts send WebAssembly as it lies there, so that it lies there compressed, under a name from
/// which no host concludes anything, and the worker unpacks it; scripts are compressed by every host.
/// </summary>
internal static class EnginePacking
{
    /// <summary>What the first run of an untouched page may fetch, in bytes.</summary>
    public const int FirstRunBudget = 3_500_000;

    /// <summary>What all may be, with the compiler.</summary>
    public const int WholeBudget = 7_500_000;

    private const string Runtime = "_framework";

    /// <summary>Packs a published folder.</summary>
    /// <param name="published">The folder <c>wwwroot</c> of a publication.</param>
    /// <param name="packed">The folder to write.</param>
    /// <param name="known">The folder of files that have been compressed before.</param>
    /// <exception cref="UserException">It is larger than readers can be asked to fetch.</exception>
    public static void Pack(string published, string packed, string known)
    {
        Directory.CreateDirectory(Path.Combine(packed, Runtime));
        foreach (var script in Directory.GetFiles(published, "*.js").Append(Unpacker.Script))
        {
            File.Copy(script, Path.Combine(packed, Path.GetFileName(script)));
        }
        var unpacker = Unpacker.Pack(packed);
        var compressed = new BrotliFiles(known);
        var later = Later(Path.Combine(published, Runtime));
        var files = new DirectoryInfo(Path.Combine(published, Runtime)).GetFiles()
            .Where(file => file.Extension is ".wasm" or ".js" or ".dat").OrderBy(file => file.Name, StringComparer.Ordinal);
        var sizes = files.AsParallel().AsOrdered().Select(file => (file.Name, Size: Pack(file, packed, compressed))).ToList();
        compressed.ForgetOthers();
        var first = sizes.Where(file => !later.Contains(file.Name)).Sum(file => file.Size) + unpacker;
        Refuse(first, FirstRunBudget, "the first run of a page");
        Refuse(sizes.Sum(file => file.Size) + unpacker, WholeBudget, "the engine with its compiler");
        var list = new JsonObject(sizes.Where(file => file.Name.EndsWith(".wasm", StringComparison.Ordinal) && !later.Contains(file.Name))
            .Select(file => KeyValuePair.Create(file.Name, (JsonNode?)file.Size)));
        File.WriteAllText(Path.Combine(packed, "files.json"), list.ToJsonString());
    }

    /// <summary>The files that are fetched only when a reader has edited a cell: the boot file in dotnet.js names them.</summary>
    private static HashSet<string> Later(string runtime)
    {
        var script = File.ReadAllText(Path.Combine(runtime, "dotnet.js"));
        var start = script.IndexOf("/*json-start*/", StringComparison.Ordinal) + "/*json-start*/".Length;
        var boot = JsonNode.Parse(script[start..script.IndexOf("/*json-end*/", StringComparison.Ordinal)])!;
        return [.. boot["resources"]!["lazyAssembly"]!.AsArray().Select(file => (string)file!["name"]!)];
    }

    /// <returns>How many bytes a reader fetches.</returns>
    private static int Pack(FileInfo file, string folder, BrotliFiles compressed)
    {
        if (file.Extension == ".js")
        {
            file.CopyTo(Path.Combine(folder, Runtime, file.Name));
            return Gzip.Compress(File.ReadAllBytes(file.FullName)).Length;
        }
        var bytes = compressed.Of(File.ReadAllBytes(file.FullName));
        File.WriteAllBytes(Path.Combine(folder, Runtime, $"{file.Name}.bin"), bytes);
        return bytes.Length;
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
