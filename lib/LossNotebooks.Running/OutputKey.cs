using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LossNotebooks.Engine.Compilation;

namespace LossNotebooks.Running;

/// <summary>
/// By what a notebook's outputs are known to be those of its code: a hash of both, of the libraries that the code loads with their data,
/// and of the engine. It travels in the notebook's metadata, so that what somebody has run need not be run by everybody. It says nothing
/// once any of these has changed, be it an output by hand; and none is given to a notebook whose outputs may depend on anything else.
/// </summary>
public static partial class OutputKey
{
    private const string Holder = "lossnotebooks";
    private const string Name = "outputs";

    /// <summary>Whether a run would give the outputs that are there. It would where there is no code.</summary>
    public static bool Holds(Notebook notebook) =>
        !notebook.CodeCells.Any() || (Stored(notebook) is { } key && key == Compute(notebook, withOutputs: true));

    /// <summary>Gives a notebook the outputs of another, where those are known to be its own: both have the same code, and load the same
    /// libraries.</summary>
    public static void TakeFrom(Notebook other, Notebook notebook)
    {
        if (IsIn(other) && Holds(other) && Compute(notebook, withOutputs: false) is { } key && key == Compute(other, withOutputs: false))
        {
            Comparison.StoreChanges(notebook, other);
        }
    }

    /// <summary>Whether the notebook has a key, right or wrong.</summary>
    internal static bool IsIn(Notebook notebook) => Stored(notebook) is not null;

    /// <summary>Writes the key of the outputs that are there; none if a cell failed that was not meant to.</summary>
    internal static void Write(Notebook notebook)
    {
        Remove(notebook);
        if (notebook.CodeCells.Any() && !notebook.CodeCells.Any(HasFailed) && Compute(notebook, withOutputs: true) is { } key)
        {
            notebook.Json["metadata"]![Holder] = new JsonObject { [Name] = key };
        }
    }

    /// <summary>Removes the key.</summary>
    internal static void Remove(Notebook notebook) => (notebook.Json["metadata"] as JsonObject)?.Remove(Holder);

    private static string? Stored(Notebook notebook) => (notebook.Json["metadata"]?[Holder] as JsonObject)?[Name]?.ToString();

    private static bool HasFailed(Cell cell) =>
        !cell.Tags.Contains("raises-exception") && cell.Outputs.Any(output => (string?)output!["output_type"] == "error");

    /// <returns>Null where the outputs may depend on more than can be known.</returns>
    private static string? Compute(Notebook notebook, bool withOutputs)
    {
        if (notebook.CodeCells.Any(cell => cell.Language != "csharp") || Libraries(notebook) is not { } libraries)
        {
            return null;
        }
        var cells = NotebookFile.ToJson(notebook)["cells"]!.AsArray().Zip(notebook.Cells)
            .Where(cell => cell.Second.Kind == CellKind.Code).Select(cell => (JsonNode)new JsonObject
            {
                ["source"] = cell.Second.Source,
                ["mayFail"] = cell.Second.Tags.Contains("raises-exception"),
                ["count"] = withOutputs ? cell.First!["execution_count"]?.DeepClone() : null,
                ["outputs"] = withOutputs ? Given(cell.First!["outputs"]) : null,
            });
        var all = new JsonObject
        {
            ["engine"] = SourceKeys.OfEngine,
            ["libraries"] = new JsonArray([.. libraries.Select(key => JsonValue.Create(key))]),
            ["cells"] = new JsonArray([.. cells]),
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(NotebookJson.Write(all))))[..32];
    }

    /// <summary>The outputs without what anybody may add: pictures of figures.</summary>
    private static JsonArray Given(JsonNode? outputs)
    {
        var given = outputs?.DeepClone() as JsonArray ?? [];
        foreach (var output in given.OfType<JsonObject>().Where(output => output["data"] is JsonObject))
        {
            output["data"] = FigureOutput.Given((JsonObject)output["data"]!);
        }
        return given;
    }

    /// <summary>The keys of the libraries that cells load; null if one has none, or if a line that begins with # loads anything
    /// else.</summary>
    private static List<string>? Libraries(Notebook notebook)
    {
        var keys = new List<string>();
        foreach (var directive in notebook.CodeCells.SelectMany(cell => Directive().Matches(cell.Source)))
        {
            var path = directive.Groups["library"].Value;
            var found = path.Length > 0 && File.Exists(Path.Combine(notebook.Folder, path))
                ? Path.Combine(notebook.Folder, path) : LibraryFolder.Find(path);
            if (found is null || SourceKeys.Of(found) is not { } key)
            {
                return null;
            }
            keys.Add(key);
        }
        return keys;
    }

    [GeneratedRegex("""^[ \t]*#(r[ \t]+"(?<library>[^":\r\n]+\.dll)"[ \t]*\r?$|r\b|i\b|load\b|!)""", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
