using System.Text.Json.Nodes;

namespace LossNotebooks.Notebooks;

/// <summary>The three kinds of cell in nbformat 4.</summary>
public enum CellKind
{
    /// <summary>Code, with its outputs.</summary>
    Code,
    /// <summary>Prose in Markdown.</summary>
    Markdown,
    /// <summary>Text that is shown as it is.</summary>
    Raw,
}

/// <summary>One cell: a view on its JSON, so that whatever this program does not know about survives.</summary>
public sealed class Cell
{
    internal Cell(JsonObject json, int number)
    {
        Json = json;
        Number = number;
        Kind = (string?)json["cell_type"] switch { "code" => CellKind.Code, "markdown" => CellKind.Markdown, _ => CellKind.Raw };
        Tags = [.. (json["metadata"]?["tags"] as JsonArray ?? []).Select(tag => tag?.ToString() ?? "")];
    }

    /// <summary>The cell as nbformat has it.</summary>
    public JsonObject Json { get; }

    /// <summary>Place in the notebook, counted from 1 over all cells: what a reader counts on the screen.</summary>
    public int Number { get; }

    /// <summary>Code, Markdown or raw.</summary>
    public CellKind Kind { get; }

    /// <summary>The tags in the cell's metadata, such as <c>solution</c> or <c>raises-exception</c>.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The id that nbformat 4.5 gives every cell.</summary>
    public string Id => (string)Json["id"]!;

    /// <summary>The text of the cell, with <c>\n</c> between lines.</summary>
    public string Source
    {
        get => MultilineText.Join(Json["source"]);
        set => Json["source"] = value;
    }

    /// <summary>The language of a code cell: <c>polyglot_notebook.kernelName</c> wins over <c>dotnet_interactive.language</c>; neither
    /// means C#.</summary>
    public string Language =>
        (string?)Json["metadata"]?["polyglot_notebook"]?["kernelName"]
            ?? (string?)Json["metadata"]?["dotnet_interactive"]?["language"]
            ?? "csharp";

    /// <summary>The outputs of a code cell, as nbformat has them; empty for other cells.</summary>
    public JsonArray Outputs => Json["outputs"] as JsonArray ?? [];

    /// <summary>Puts the outputs of one execution in the place of the last one's.</summary>
    public void Store(JsonArray outputs, int executionCount)
    {
        Json["outputs"] = outputs;
        Json["execution_count"] = executionCount;
    }
}
