namespace LossNotebooks.Engine;

/// <summary>What the word at a place in a cell may become.</summary>
/// <param name="Start">Where that word begins, in characters.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">The candidates, best first.</param>
public sealed record Completions(int Start, int End, IReadOnlyList<Completion> Items);

/// <summary>One candidate.</summary>
/// <param name="Text">What to put in place of the word.</param>
/// <param name="Kind">Roslyn's name of its kind: <c>Method</c>, <c>Class</c>, <c>Local</c>, <c>Keyword</c> …</param>
public sealed record Completion(string Text, string Kind);
