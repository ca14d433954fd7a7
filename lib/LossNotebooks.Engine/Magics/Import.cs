using LossNotebooks.Engine.Execution;

namespace LossNotebooks.Engine.Magics;

/// <summary><c>#!import file</c>: runs the cells of a notebook, or a file in the language that its extension says.</summary>
internal static class Import
{
    private static readonly Dictionary<string, Func<string, Notebook>> Notebooks = new(StringComparer.OrdinalIgnoreCase)
    {
        [".ipynb"] = NotebookFile.Read,
        [".dib"] = DibFile.Read,
    };

    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        [".cs"] = MagicTable.CSharp,
        [".csx"] = MagicTable.CSharp,
        [".md"] = MagicTable.Markdown,
        [".html"] = "html",
        [".js"] = "javascript",
        [".mmd"] = "mermaid",
    };

    public static async Task<Error?> RunAsync(Interpreter interpreter, RunningCell cell, Section section)
    {
        var file = section.Argument.Trim('"');
        var path = Path.GetFullPath(file, interpreter.WorkingDirectory);
        var extension = Path.GetExtension(path);
        if (!File.Exists(path))
        {
            return Refuse("does not exist");
        }
        if (!Notebooks.ContainsKey(extension) && !Languages.ContainsKey(extension))
        {
            return Refuse($"is none of {string.Join(", ", Notebooks.Keys.Concat(Languages.Keys))}");
        }
        if (!interpreter.Importing.Add(path))
        {
            return Refuse("is being imported already: it would go on for ever");
        }
        try
        {
            return await RunAsync(interpreter, cell, path).ConfigureAwait(false);
        }
        finally
        {
            interpreter.Importing.Remove(path);
        }

        Error Refuse(string reason) => ErrorReport.Sentence($"The file '{file}' that {section.Source} imports {reason}.");
    }

    /// <summary>Runs a file that is there.</summary>
    public static async Task<Error?> RunAsync(Interpreter interpreter, RunningCell cell, string path)
    {
        if (!Notebooks.TryGetValue(Path.GetExtension(path), out var read))
        {
            return await interpreter
                .RunAsync(cell, File.ReadAllText(path), Path.GetFileName(path), Languages[Path.GetExtension(path)]).ConfigureAwait(false);
        }
        try
        {
            var notebook = read(path);
            var code = notebook.CodeCells.ToList();
            foreach (var part in notebook.Cells.Where(part => part.Kind != CellKind.Raw))
            {
                var run = part.Kind == CellKind.Code
                    ? interpreter.RunAsync(cell, part.Source, $"{notebook.FileName} cell {code.IndexOf(part) + 1}", part.Language)
                    : interpreter.RunAsync(cell, part.Source, notebook.FileName, MagicTable.Markdown);
                if (await run.ConfigureAwait(false) is { } error)
                {
                    return error;
                }
            }
            return null;
        }
        catch (UserException exception)
        {
            return ErrorReport.Sentence(exception.Message);
        }
    }
}
