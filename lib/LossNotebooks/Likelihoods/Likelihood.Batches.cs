namespace LossNotebooks;

/// <content>The loss of many examples at once.</content>
public abstract partial class Likelihood<TOutput>
{
    /// <summary>Σᵢ −log Pr(yᵢ|θᵢ) over a batch of I examples (z: K·I numbers, column-major).</summary>
    /// <exception cref="ArgumentException">The shapes do not fit, or a y can't be an output.</exception>
    public double Loss(ReadOnlySpan<double> z, ReadOnlySpan<TOutput> y)
    {
        Require.Length(RawOutputs * y.Length, z);
        CheckAll(y, atLeast: 0);
        return Batch(z, y, default);
    }

    /// <summary>The sum of <see cref="Loss(ReadOnlySpan{double}, ReadOnlySpan{TOutput})"/>, and ∂/∂z of it into
    /// <paramref name="gradient"/> (K·I numbers, column-major like z).</summary>
    /// <exception cref="ArgumentException">The shapes do not fit, or a y can't be an output.</exception>
    public double LossAndGradient(ReadOnlySpan<double> z, ReadOnlySpan<TOutput> y, Span<double> gradient)
    {
        Require.Length(RawOutputs * y.Length, z);
        Require.Length(z.Length, (ReadOnlySpan<double>)gradient, nameof(gradient));
        CheckAll(y, atLeast: 0);
        return Batch(z, y, gradient);
    }

    /// <summary>What <see cref="LossAndGradient"/> computes once shapes and outputs are checked; no slopes if <paramref name="gradient"/>
    /// is empty. The place for a faster form, which must agree with the members for one example; <see cref="LaneSum"/> runs one that
    /// is written for vectors.</summary>
    protected internal virtual double Batch(ReadOnlySpan<double> z, ReadOnlySpan<TOutput> y, Span<double> gradient)
    {
        var outputs = RawOutputs;
        Span<double> one = outputs <= Scratch.OnStack ? stackalloc double[outputs] : new double[outputs];
        Span<double> slope = outputs <= Scratch.OnStack ? stackalloc double[outputs] : new double[outputs];
        var sum = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            for (var k = 0; k < one.Length; k++)
            {
                one[k] = z[k * y.Length + i];
            }

            sum += Loss(one, y[i]);
            if (gradient.IsEmpty)
            {
                continue;
            }

            Gradient(one, y[i], slope);
            for (var k = 0; k < slope.Length; k++)
            {
                gradient[k * y.Length + i] = slope[k];
            }
        }

        return sum;
    }
}
