using LossNotebooks.Engine.Compilation;

namespace LossNotebooks.Engine.Ahead;

/// <summary>
/// A session's cells that were compiled ahead. Such a cell runs as it is while it and all above it that have run are untouched; from the
/// first that was edited on, the compiler is needed, and is told of those that ran without it. Nothing here touches the compiler before.
/// </summary>
/// <param name="notebook">The cells.</param>
/// <param name="loader">Takes the code of those that run.</param>
internal sealed class AheadCells(CompiledNotebook notebook, SubmissionLoader loader)
{
    private readonly object?[] states = new object?[notebook.Cells.Count + 1];
    private readonly Dictionary<int, string> ran = [];
    private readonly Dictionary<int, int> declared = [];
    private readonly HashSet<int> edited = [];

    /// <summary>The number of cells, of which each may have a submission of the same number.</summary>
    public int Count => notebook.Cells.Count;

    /// <summary>The states of the cells that ran.</summary>
    public IReadOnlyList<object?> States => states;

    /// <summary>The cell that can run without the compiler; null when the code needs it.</summary>
    /// <param name="id">The id of the cell that holds the code; null for code of no cell.</param>
    /// <param name="code">The code.</param>
    public CompiledCell? Find(string? id, string code)
    {
        var number = Number(id);
        if (number == 0 || notebook.Cells[number - 1] is not { Image.Length: > 0 } cell || cell.Source != code)
        {
            return null;
        }
        var wouldHideLater = edited.Count > 0 && ran.ContainsKey(number);
        return !wouldHideLater && edited.All(above => above >= number) && cell.Needs.All(ran.ContainsKey) ? cell : null;
    }

    /// <summary>Takes note that a cell runs with the compiler.</summary>
    /// <param name="id">The cell's id; null for code of no cell.</param>
    public void Edited(string? id)
    {
        if (Number(id) is > 0 and var number)
        {
            edited.Add(number);
        }
    }

    /// <summary>Runs a cell that was found.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="name">What places in it are called.</param>
    public Task<object?> RunAsync(CompiledCell cell, string name)
    {
        var number = Number(cell.Id);
        edited.Remove(number);
        ran[number] = cell.Source;
        return loader.Load(name, new CellCode(number, cell.Image, []))(states);
    }

    /// <summary>Tells the compiler of the cells that have run since it was last told.</summary>
    /// <param name="chain">The cells that it knows.</param>
    /// <param name="most">How many to tell of at once.</param>
    /// <returns>Whether it knows all.</returns>
    public bool Declare(SubmissionChain chain, int most = int.MaxValue)
    {
        var fresh = ran.Where(cell => !declared.ContainsKey(cell.Key)).ToList();
        foreach (var (number, code) in fresh.Take(most))
        {
            declared[number] = chain.Declare(code, number);
        }
        foreach (var (number, slot) in declared)
        {
            chain.SetState(slot, states[notebook.Cells[number - 1].Slot]);
        }
        return fresh.Count <= most;
    }

    private int Number(string? id)
    {
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            if (notebook.Cells[i].Id == id)
            {
                return i + 1;
            }
        }
        return 0;
    }
}
