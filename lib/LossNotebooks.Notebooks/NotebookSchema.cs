using System.Text.Json;
using System.Text.Json.Nodes;

namespace LossNotebooks.Notebooks;

/// <summary>
/// nbformat 4 as far as this program looks into it (nbformat's own schema has the rest). What has passed here has the kinds of JSON that
/// <see cref="Notebook"/> and <see cref="Cell"/> expect. A member that is null counts as absent.
/// </summary>
internal static class NotebookSchema
{
    /// <summary>Says what is wrong with a value at a path such as <c>metadata.tags[0]</c>; null when nothing is.</summary>
    private delegate string? Rule(JsonNode? value, string path);

    private static readonly Rule Text = Kind("a string", JsonValueKind.String);
    private static readonly Rule Number = (value, path) =>
        value is JsonValue number && number.TryGetValue(out int whole) && whole >= 0 ? null : $"{path} is not a whole number";
    private static readonly Rule Lines = (value, path) => value is JsonArray ? List(Text)(value, path)
        : Text(value, path) is null ? null : $"{path} is neither a string nor a list of strings";
    private static readonly Rule Bundle = (value, path) => value is not JsonObject bundle ? $"{path} is not an object"
        : bundle.Where(entry => !MimeType.IsJson(entry.Key))
            .Select(entry => Lines(entry.Value, $"{path}[“{entry.Key}”]")).FirstOrDefault(IsWrong);

    private static readonly Rule Root = Object(
        ("nbformat_minor", Number),
        ("metadata", Object(
            ("kernelspec", Object(("language", Text))),
            ("language_info", Object(("name", Text))),
            ("polyglot_notebook", Object(("kernelInfo", Object(("defaultKernelName", Text))))))));

    private static readonly Dictionary<string, Rule> Outputs = new()
    {
        ["stream"] = Object(("name", Text), ("text", Lines)),
        ["display_data"] = Object(("data", Bundle), ("metadata", Object())),
        ["execute_result"] = Object(("data", Bundle), ("metadata", Object()), ("execution_count", Number)),
        ["error"] = Object(("ename", Text), ("evalue", Text), ("traceback", List(Text))),
    };

    private static readonly Rule OutputOfACell = (value, path) => Object(("output_type", Text))(value, path)
        ?? (Outputs.TryGetValue((string?)value!["output_type"] ?? "", out var rule)
            ? rule(value, path) : $"{path}.output_type is none of {string.Join(", ", Outputs.Keys)}");

    private static readonly Rule CellOfANotebook = Object(
        ("id", Text),
        ("source", Lines),
        ("attachments", (value, path) => value is not JsonObject files ? $"{path} is not an object"
            : files.Select(file => Bundle(file.Value, $"{path}[“{file.Key}”]")).FirstOrDefault(IsWrong)),
        ("execution_count", Number),
        ("outputs", List(OutputOfACell)),
        ("metadata", Object(
            ("tags", List(Text)),
            ("jupyter", Object(("source_hidden", Kind("true or false", JsonValueKind.True, JsonValueKind.False)))),
            ("polyglot_notebook", Object(("kernelName", Text))),
            ("dotnet_interactive", Object(("language", Text))))));

    /// <summary>Checks all but the cells.</summary>
    /// <exception cref="UserException">Something is of another kind than nbformat 4 says.</exception>
    public static void Check(JsonObject notebook, string name)
    {
        if (Root(notebook, "") is { } problem)
        {
            throw new UserException($"{name} is not a notebook as nbformat 4 has it: {problem[1..]}.");
        }
    }

    /// <summary>Checks one cell.</summary>
    /// <exception cref="UserException">Something is of another kind than nbformat 4 says.</exception>
    public static void CheckCell(JsonNode? cell, string place)
    {
        if (cell is not JsonObject || cell["cell_type"] is not JsonValue type || type.GetValueKind() != JsonValueKind.String)
        {
            throw new UserException($"{place} is not a cell: it has no cell_type.");
        }
        if ((string?)type is not ("code" or "markdown" or "raw"))
        {
            throw new UserException($"{place} is not a cell: its cell_type is none of code, markdown, raw.");
        }
        if (CellOfANotebook(cell, "") is { } problem)
        {
            throw new UserException($"{place} is not a cell as nbformat 4 has it: {problem[1..]}.");
        }
    }

    private static Rule Kind(string name, params JsonValueKind[] kinds) => (value, path) =>
        value is not null && kinds.Contains(value.GetValueKind()) ? null : $"{path} is not {name}";

    private static Rule List(Rule item) => (value, path) => value is not JsonArray items ? $"{path} is not a list"
        : items.Select((next, index) => item(next, $"{path}[{index}]")).FirstOrDefault(IsWrong);

    private static Rule Object(params (string Name, Rule Rule)[] members) => (value, path) => value is not JsonObject parent
        ? $"{path} is not an object"
        : members.Select(member => parent[member.Name] is { } found ? member.Rule(found, $"{path}.{member.Name}") : null)
            .FirstOrDefault(IsWrong);

    private static bool IsWrong(string? problem) => problem is not null;
}
