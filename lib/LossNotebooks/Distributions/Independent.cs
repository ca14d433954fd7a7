namespace LossNotebooks;

/// <summary>A vector whose numbers are independent, each with its own distribution: Pr(y) = Πₖ Prₖ(y[k]), so the logs add up.</summary>
/// <remarks>Bishop (2006), section 1.2, for two of them.</remarks>
public sealed record Independent : Distribution<double[]>
{
    private readonly Distribution<double>[] parts;

    /// <summary>One distribution for each number of y.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public Independent(params ReadOnlySpan<Distribution<double>> parts)
    {
        Require.AtLeast(1, parts.Length, "the number of parts");
        this.parts = parts.ToArray();
    }

    /// <summary>The distribution of each number.</summary>
    public IReadOnlyList<Distribution<double>> Parts => parts.AsReadOnly();

    /// <summary>Whether all parts are.</summary>
    public override bool IsDiscrete => Array.TrueForAll(parts, part => part.IsDiscrete);

    /// <summary>The mode of each part.</summary>
    public override double[] Mode => Array.ConvertAll(parts, part => part.Mode);

    /// <summary>Σₖ log Prₖ(y[k]).</summary>
    /// <exception cref="ArgumentException">y does not have one number for each part.</exception>
    public override double LogProbability(double[] y)
    {
        Require.Length<double>(parts.Length, y);
        return parts.Zip(y, (part, value) => part.LogProbability(value)).Sum();
    }

    /// <inheritdoc/>
    public override double[] Sample(Random random) => Array.ConvertAll(parts, part => part.Sample(random));

    /// <inheritdoc/>
    public bool Equals(Independent? other) => other is not null && parts.SequenceEqual(other.parts);

    /// <inheritdoc/>
    public override int GetHashCode() => parts.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => $"Independent({string.Join<Distribution<double>>(", ", parts)})";
}
