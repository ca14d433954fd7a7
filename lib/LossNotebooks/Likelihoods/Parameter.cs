namespace LossNotebooks;

/// <summary>One parameter θ of a distribution, as a likelihood lets a model predict it.</summary>
/// <param name="Name">Its name in code, e.g. <c>sigma</c>.</param>
/// <param name="Symbol">Its symbol in formulas, e.g. σ.</param>
/// <param name="Link">How raw outputs z become θ.</param>
/// <param name="RawOutputs">How many raw outputs z it takes (1 unless it is a vector).</param>
/// <param name="IsMean">Whether θ is the mean of y. Then, with a log link, an exposure multiplies it
/// (<see cref="FrameRecipe{TOutput, TDistribution}.WithExposure"/>).</param>
public sealed record Parameter(string Name, string Symbol, Link Link, int RawOutputs = 1, bool IsMean = false);
