namespace LossNotebooks;

/// <summary>One parameter θ of a distribution, as a likelihood lets a model predict it.</summary>
/// <param name="Name">Its name in code, e.g. <c>sigma</c>.</param>
/// <param name="Symbol">Its symbol in formulas, e.g. σ.</param>
/// <param name="Link">How raw outputs z become θ.</param>
/// <param name="RawOutputs">How many raw outputs z it takes (1 unless it is a vector).</param>
public sealed record Parameter(string Name, string Symbol, Link Link, int RawOutputs = 1);
