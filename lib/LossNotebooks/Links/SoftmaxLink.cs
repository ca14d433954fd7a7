using System.Numerics.Tensors;

namespace LossNotebooks;

/// <summary>
/// θ[k] = exp(z[k]) / Σⱼ exp(z[j]): K raw outputs become K probabilities that sum to 1. Adding the same number to every z changes
/// nothing, so one z is one too many; <see cref="Apply"/> returns the z with mean 0.
/// </summary>
/// <param name="Baseline">True: the raw output of class 0 is not predicted but 0, and K − 1 raw outputs are left, z[k − 1] = log θ[k]/θ[0].
/// Now every θ belongs to exactly one z, as standard errors need it.</param>
/// <remarks>Agresti (2013), Categorical Data Analysis, chapter 8, for the baseline.</remarks>
public sealed record SoftmaxLink(bool Baseline = false) : Link(Baseline ? "baseline logit" : "softmax")
{
    /// <summary>How many of the K classes have no raw output of their own: 1 with a baseline, else 0.</summary>
    internal int Fixed => Baseline ? 1 : 0;

    /// <summary>z[k] = log θ[k] − mean of log θ; with a baseline z[k − 1] = log θ[k] − log θ[0].</summary>
    public override double[] Apply(ReadOnlySpan<double> theta)
    {
        var log = Array.ConvertAll(theta.ToArray(), Math.Log);
        var origin = Baseline ? log[0] : log.Average();
        return [.. log.Skip(Fixed).Select(value => value - origin)];
    }

    /// <inheritdoc/>
    public override double[] Invert(ReadOnlySpan<double> z)
    {
        var theta = new double[z.Length + Fixed];
        z.CopyTo(theta.AsSpan(Fixed));
        TensorPrimitives.Subtract(theta, Exponentials.LogSumExp(theta), theta);
        TensorPrimitives.Exp<double>(theta, theta);
        return theta;
    }

    /// <summary>log Σ exp over all K logits, also the one that is 0 with a baseline.</summary>
    internal double LogNormaliser(ReadOnlySpan<double> z) => Exponentials.LogSumExp(z, Baseline ? 0 : double.NegativeInfinity);
}
