namespace LossNotebooks;

/// <summary>
/// θ[k] = exp(z[k]) / Σⱼ exp(z[j]): K raw outputs become K probabilities that sum to 1.
/// Adding the same number to every z changes nothing; <see cref="Apply"/> returns the z with mean 0.
/// </summary>
public sealed record SoftmaxLink() : Link("softmax")
{
    /// <summary>z[k] = log θ[k] − mean of log θ.</summary>
    public override double[] Apply(ReadOnlySpan<double> theta)
    {
        var z = new double[theta.Length];
        for (var k = 0; k < z.Length; k++)
        {
            z[k] = Math.Log(theta[k]);
        }

        var mean = z.Average();
        return Array.ConvertAll(z, value => value - mean);
    }

    /// <inheritdoc/>
    public override double[] Invert(ReadOnlySpan<double> z)
    {
        var log = LogSumExp(z);
        var theta = new double[z.Length];
        for (var k = 0; k < theta.Length; k++)
        {
            theta[k] = Math.Exp(z[k] - log);
        }

        return theta;
    }

    /// <summary>log Σ exp z[k], with the largest z taken out first so that nothing overflows.</summary>
    internal static double LogSumExp(ReadOnlySpan<double> z)
    {
        var max = double.NegativeInfinity;
        foreach (var value in z)
        {
            max = Math.Max(max, value);
        }

        if (!double.IsFinite(max))
        {
            return max;
        }

        var sum = 0.0;
        foreach (var value in z)
        {
            sum += Math.Exp(value - max);
        }

        return max + Math.Log(sum);
    }
}
