using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LossNotebooks.Notebooks;

/// <summary>
/// Reads Polyglot Notebooks' own format: plain text, in which a line such as <c>#!csharp</c> or <c>#!markdown</c> begins a cell, and a
/// first cell <c>#!meta</c> may hold metadata in JSON. There are no outputs in it.
/// </summary>
public static partial class DibFile
{
    private const string Default = "csharp";

    private static readonly (string Name, string[] Aliases)[] KnownKernels =
    [
        (Default, ["c#", "C#"]), ("fsharp", ["f#", "F#"]), ("pwsh", ["powershell"]), ("javascript", ["js"]), ("html", []), ("mermaid", []),
        ("markdown", ["md"]), ("sql", []), ("kql", []), ("http", []), ("value", []), ("raw", []),
    ];

    /// <summary>Reads a file as a notebook without outputs.</summary>
    /// <exception cref="UserException">The file can't be read, or its metadata are not those of a notebook.</exception>
    public static Notebook Read(string path)
    {
        var text = NotebookText.Decode(NotebookFile.Bytes(path), Path.GetFileName(path)).ReplaceLineEndings("\n").TrimStart();
        var meta = Meta().Match(text);
        var cells = Split(text[meta.Length..], KernelNames(meta.Success ? Declared(meta.Groups["json"].Value, path) : []));
        var json = new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
            ["metadata"] = new JsonObject(),
            ["cells"] = new JsonArray([.. cells.Select(cell => Cell(cell.Language, cell.Source))]),
        };
        return NotebookFile.Parse(json.ToJsonString(), path);
    }

    private static List<(string Language, string Source)> Split(string text, Dictionary<string, string> names)
    {
        var cells = new List<(string Language, string Source)>();
        var (language, lines) = (Default, new List<string>());
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("#!", StringComparison.Ordinal) && names.TryGetValue(line[2..].Trim(), out var next))
            {
                Close();
                language = next;
            }
            else
            {
                lines.Add(line);
            }
        }
        Close();
        return cells;

        void Close()
        {
            var source = string.Join('\n', lines).Trim('\n');
            lines.Clear();
            if (!string.IsNullOrWhiteSpace(source))
            {
                cells.Add((language, source));
            }
        }
    }

    /// <summary>What a line may say after <c>#!</c> to begin a cell, each with the name of the kernel.</summary>
    private static Dictionary<string, string> KernelNames(IEnumerable<(string Name, string[] Aliases)> declared)
    {
        var names = new Dictionary<string, string>();
        foreach (var (name, aliases) in KnownKernels.Concat(declared))
        {
            foreach (var alias in aliases.Prepend(name))
            {
                names[alias] = name;
            }
        }
        return names;
    }

    private static IEnumerable<(string Name, string[] Aliases)> Declared(string meta, string path)
    {
        try
        {
            var json = JsonNode.Parse(meta, documentOptions: new() { AllowDuplicateProperties = false });
            var kernels = json?["kernelInfo"]?["items"] as JsonArray ?? [];
            return [.. kernels.Select(kernel => (Name(kernel!["name"]), (kernel["aliases"] as JsonArray ?? []).Select(Name).ToArray()))];
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new UserException($"{Path.GetFileName(path)}: what stands under #!meta is not the metadata of a notebook.", cause);
        }
    }

    private static string Name(JsonNode? value) => (string?)value ?? throw new JsonException();

    private static JsonObject Cell(string language, string source)
    {
        var kind = language is "markdown" or "raw" ? language : "code";
        var cell = new JsonObject { ["cell_type"] = kind, ["metadata"] = new JsonObject(), ["source"] = source };
        if (kind == "code")
        {
            cell["metadata"]!["polyglot_notebook"] = new JsonObject { ["kernelName"] = language };
            cell["outputs"] = new JsonArray();
            cell["execution_count"] = null;
        }
        return cell;
    }

    [GeneratedRegex(@"\A#!meta[ \t]*\n(?<json>.*?)(?=^#!|\z)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Meta();
}
