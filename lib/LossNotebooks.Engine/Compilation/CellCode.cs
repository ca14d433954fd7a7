namespace LossNotebooks.Engine.Compilation;

/// <summary>The compiled code of a cell.</summary>
/// <param name="Number">The number of its submission.</param>
/// <param name="Image">An assembly.</param>
/// <param name="Symbols">Where in the cell its instructions stand: a portable PDB; empty when nobody knows.</param>
internal sealed record CellCode(int Number, byte[] Image, byte[] Symbols);
