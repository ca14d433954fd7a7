using System.Text.Json.Nodes;

namespace LossNotebooks.Notebooks;

/// <summary>The ids that nbformat 4.5 gives every cell.</summary>
internal static class CellIds
{
    /// <summary>Gives cells without an id one that no other cell has.</summary>
    /// <exception cref="UserException">Two cells have the same id: what is said of one would be said of the other.</exception>
    public static void Complete(JsonArray cells, string name)
    {
        var taken = new Dictionary<string, int>();
        foreach (var (index, cell) in cells.Index())
        {
            if ((string?)cell!["id"] is { } id && !taken.TryAdd(id, index + 1))
            {
                throw new UserException($"{name}, cell {index + 1} has the id “{id}” of cell {taken[id]}: give it another, or none.");
            }
        }
        foreach (var (index, cell) in cells.Index())
        {
            if (cell!["id"] is null)
            {
                cell["id"] = Enumerable.Range(index + 1, int.MaxValue - cells.Count)
                    .Select(n => $"cell-{n}")
                    .First(free => taken.TryAdd(free, 0));
            }
        }
    }
}
