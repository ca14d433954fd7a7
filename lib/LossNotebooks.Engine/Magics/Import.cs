using System.Text.Json;
using System.Text.Json.Nodes;
using LossNotebooks.Engine.Execution;

namespace LossNotebooks.Engine.Magics;

/// <summary><c>#!import file</c>: runs the cells of a notebook, or a file in the language that its extension says.</summary>
internal static class Import
{
    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        [".cs"] = MagicTable.CSharp,
        [".csx"] = MagicTable.CSharp,
        [".md"] = "markdown",
        [".html"] = "html",
        [".js"] = "javascript",
        [".mmd"] = "mermaid",
    };

    public static Error? Run(Interpreter interpreter, RunningCell cell, Section section)
    {
        var file = section.Argument.Trim('"');
        var path = Path.GetFullPath(file, interpreter.WorkingDirectory);
        if (!File.Exists(path))
            return ErrorReport.Sentence($"The file '{file}' that {cell.Name} imports does not exist.");
        var extension = Path.GetExtension(path);
        if (extension == ".ipynb")
            return RunNotebook(interpreter, cell, path, file);
        return Languages.TryGetValue(extension, out var language)
            ? interpreter.Run(cell, File.ReadAllText(path), Path.GetFileName(path), language)
            : ErrorReport.Sentence($"The file '{file}' that {cell.Name} imports is none of .ipynb, {string.Join(", ", Languages.Keys)}.");
    }

    private static Error? RunNotebook(Interpreter interpreter, RunningCell cell, string path, string file)
    {
        try
        {
            var number = 0;
            return CodeCells(JsonNode.Parse(File.ReadAllText(path)))
                .Select(code => interpreter.Run(cell, code.Source, $"{Path.GetFileName(path)} cell {++number}", code.Language))
                .FirstOrDefault(error => error is not null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return ErrorReport.Sentence($"The file '{file}' that {cell.Name} imports is not a notebook: {exception.Message}");
        }
    }

    private static IEnumerable<(string Source, string Language)> CodeCells(JsonNode? notebook) =>
        from cell in notebook?["cells"]?.AsArray() ?? throw new JsonException("it has no cells.")
        where (string?)cell!["cell_type"] == "code"
        let source = cell["source"] is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)cell["source"]
        let language = (string?)cell["metadata"]?["polyglot_notebook"]?["kernelName"]
        select (source ?? "", language ?? MagicTable.CSharp);
}
