namespace LossNotebooks.Engine;

/// <summary>A piece of code of one kind.</summary>
/// <param name="Start">Where it begins in the cell, in characters.</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Classification">Roslyn's name of the kind: <c>keyword</c>, <c>class name</c>, <c>string</c>, <c>comment</c> …</param>
/// <param name="Symbol">What it names, as documentation does, if that belongs to one of the <see cref="CellClassifier.Libraries"/>
/// and is documented.</param>
public sealed record ClassifiedSpan(int Start, int Length, string Classification, string? Symbol = null);
