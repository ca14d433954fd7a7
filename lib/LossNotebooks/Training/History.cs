namespace LossNotebooks;

/// <summary>What an optimiser saw: the loss at every step, and φ at some of them.</summary>
/// <param name="Losses">L at each step, in nats (its estimate from the batch where training runs on minibatches); the last entry belongs to <see cref="Phi"/>.</param>
/// <param name="Path">φ along the way, from the start to the end, thinned evenly to at most <see cref="LongestPath"/> points.</param>
public sealed record History(IReadOnlyList<double> Losses, IReadOnlyList<double[]> Path)
{
    /// <summary>How many points a path has at most.</summary>
    public const int LongestPath = 201;

    /// <summary>φ̂, where the descent ended.</summary>
    public double[] Phi => Path[^1];

    /// <summary>L[φ̂].</summary>
    public double Loss => Losses[^1];

    /// <summary>How many steps were taken.</summary>
    public int Steps => Losses.Count - 1;
}
