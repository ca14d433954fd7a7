using System.Text.Json.Nodes;

namespace LossNotebooks.Engine.Ahead;

/// <summary>The code cells of a notebook, compiled before anybody ran them: what a page needs to run them without a compiler.</summary>
/// <param name="Cells">All of them, in order.</param>
public sealed record CompiledNotebook(IReadOnlyList<CompiledCell> Cells)
{
    /// <summary>Of a notebook whose cells all need the compiler.</summary>
    public static CompiledNotebook Empty { get; } = new([]);

    /// <summary>What is said of the cells, as JSON.</summary>
    /// <returns>The text; <see cref="Images"/> holds the rest.</returns>
    public string ToJson()
    {
        var cells = Cells.Select(cell => new JsonObject
        {
            ["id"] = cell.Id,
            ["source"] = cell.Source,
            ["warnings"] = cell.Warnings,
            ["hasValue"] = cell.HasValue,
            ["slot"] = cell.Slot,
            ["needs"] = new JsonArray([.. cell.Needs.Select(number => (JsonNode)number)]),
            ["size"] = cell.Image.Length,
        });
        return new JsonObject { ["cells"] = new JsonArray([.. cells]) }.ToJsonString();
    }

    /// <summary>The assemblies of the cells, one after the other.</summary>
    /// <returns>Their bytes.</returns>
    public byte[] Images() => [.. Cells.SelectMany(cell => cell.Image)];

    /// <summary>Reads what <see cref="ToJson"/> and <see cref="Images"/> have written.</summary>
    /// <param name="json">What is said of the cells.</param>
    /// <param name="images">Their assemblies.</param>
    /// <returns>The notebook.</returns>
    /// <exception cref="InvalidDataException">The two do not belong together.</exception>
    public static CompiledNotebook Read(string json, byte[] images)
    {
        var (cells, start) = (new List<CompiledCell>(), 0);
        foreach (var cell in JsonNode.Parse(json)!["cells"]!.AsArray())
        {
            var size = (int)cell!["size"]!;
            if (start + size > images.Length)
            {
                throw new InvalidDataException("The notebook's compiled cells are cut off: build the pages again.");
            }
            cells.Add(new CompiledCell(
                (string)cell["id"]!,
                (string)cell["source"]!,
                (string)cell["warnings"]!,
                (bool)cell["hasValue"]!,
                (int)cell["slot"]!,
                [.. cell["needs"]!.AsArray().Select(number => (int)number!)],
                images[start..(start + size)]));
            start += size;
        }
        return new CompiledNotebook(cells);
    }
}
