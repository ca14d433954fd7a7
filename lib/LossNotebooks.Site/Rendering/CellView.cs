using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Rendering;

/// <summary>How much of something is seen at first.</summary>
internal enum Visibility
{
    /// <summary>All.</summary>
    Shown,
    /// <summary>That it is there, until a reader opens it.</summary>
    Folded,
    /// <summary>Nothing.</summary>
    Removed,
}

/// <summary>What a page shows of a cell: by the tags of Jupyter Book, and by what the author has folded in JupyterLab.</summary>
internal sealed record CellView(Visibility All, Visibility Source, Visibility Outputs)
{
    public static CellView Of(Cell cell)
    {
        var (metadata, tags) = (cell.Json["metadata"], cell.Tags.Select(tag => tag.Replace('_', '-')).ToHashSet());
        var jupyter = metadata?["jupyter"] as JsonObject;
        Visibility Of(string part, bool isFolded) =>
            tags.Contains($"remove-{part}") ? Visibility.Removed
            : isFolded || tags.Contains($"hide-{part}") ? Visibility.Folded
            : Visibility.Shown;
        return new(
            Of("cell", isFolded: false),
            Of("input", IsTrue(jupyter?["source_hidden"])),
            Of("output", IsTrue(jupyter?["outputs_hidden"]) || IsTrue(metadata?["collapsed"])));
    }

    private static bool IsTrue(JsonNode? value) => value is JsonValue flag && flag.TryGetValue(out bool isSet) && isSet;
}
