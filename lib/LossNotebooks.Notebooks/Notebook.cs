using System.Text.Json.Nodes;

namespace LossNotebooks.Notebooks;

/// <summary>A notebook in memory: nbformat's JSON, and its cells.</summary>
public sealed class Notebook
{
    internal Notebook(string path, JsonObject json, string text)
    {
        Path = path;
        Text = text;
        Folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        Json = json;
        Cells = [.. json["cells"]!.AsArray().Select((cell, index) => new Cell(cell!.AsObject(), index + 1))];
    }

    /// <summary>Where the file lies.</summary>
    public string Path { get; }

    /// <summary>The file's text as it was read: whoever writes the file knows by it that nobody else has.</summary>
    internal string Text { get; }

    /// <summary>The whole file, with what this program does not know about.</summary>
    public JsonObject Json { get; }

    /// <summary>All cells, from top to bottom.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>The file's name: how messages speak of the notebook.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>The file's name without <c>.ipynb</c>: the name of its page.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folder of the notebook: the working directory of its cells.</summary>
    public string Folder { get; }

    /// <summary>The code cells, from top to bottom.</summary>
    public IEnumerable<Cell> CodeCells => Cells.Where(cell => cell.Kind == CellKind.Code);

    /// <summary>The language of code cells that don't say theirs; C# where the notebook says nothing.</summary>
    public string Language =>
        (string?)Json["metadata"]?["polyglot_notebook"]?["kernelInfo"]?["defaultKernelName"]
        ?? (string?)Json["metadata"]?["kernelspec"]?["language"]
        ?? (string?)Json["metadata"]?["language_info"]?["name"]
        ?? "csharp";

    /// <summary>An independent copy: running it leaves this one as it is.</summary>
    public Notebook Copy() => new(Path, Json.DeepClone().AsObject(), Text);
}
