namespace LossNotebooks.Engine.Ahead;

/// <summary>A cell of a notebook that was compiled before anybody ran it.</summary>
/// <param name="Id">The cell's id.</param>
/// <param name="Source">Its code.</param>
/// <param name="Warnings">What the compiler said of it, as standard error shows it.</param>
/// <param name="HasValue">Whether null is its value when running it gives null.</param>
/// <param name="Slot">Where its state stands among the states of all cells.</param>
/// <param name="Needs">The cells whose variables, methods or types it uses, counted from 1.</param>
/// <param name="Image">Its assembly; empty when it has no code, or could not be compiled ahead.</param>
public sealed record CompiledCell(
    string Id, string Source, string Warnings, bool HasValue, int Slot, IReadOnlyList<int> Needs, byte[] Image);
