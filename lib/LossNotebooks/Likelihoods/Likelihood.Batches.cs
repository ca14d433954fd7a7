namespace LossNotebooks;

/// <content>The loss of many examples at once.</content>
public abstract partial class Likelihood<TOutput>
{
    /// <summary>Σᵢ −log Pr(yᵢ|θᵢ) over a batch of I examples (z: K·I numbers, column-major).</summary>
    /// <exception cref="ArgumentException">The shapes do not fit, or a y can't be an output.</exception>
    public double Loss(ReadOnlySpan<double> z, ReadOnlySpan<TOutput> y) => LossAndGradient(z, y, default, isAsked: false);

    /// <summary>The sum of <see cref="Loss(ReadOnlySpan{double}, ReadOnlySpan{TOutput})"/>, and ∂/∂z of it into
    /// <paramref name="gradient"/> (K·I numbers, column-major like z).</summary>
    /// <exception cref="ArgumentException">The shapes do not fit, or a y can't be an output.</exception>
    public double LossAndGradient(ReadOnlySpan<double> z, ReadOnlySpan<TOutput> y, Span<double> gradient) =>
        LossAndGradient(z, y, gradient, isAsked: true);

    /// <summary>Loss, slopes and curvature of each example of a batch, as far as they are asked for; shapes and outputs have been checked.
    /// The place for a faster form, which must agree with the members for one example; <see cref="LaneLoop"/> runs one that is written for
    /// vectors.</summary>
    protected internal virtual void Evaluate(Batch<TOutput> batch)
    {
        var curvatures = Triangle.Size(RawOutputs);
        Span<double> one = RawOutputs <= Scratch.OnStack ? stackalloc double[RawOutputs] : new double[RawOutputs];
        Span<double> slope = RawOutputs <= Scratch.OnStack ? stackalloc double[RawOutputs] : new double[RawOutputs];
        Span<double> curvature = batch.Curvatures.IsEmpty ? default
            : curvatures <= Scratch.OnStack ? stackalloc double[curvatures] : new double[curvatures];
        for (var i = 0; i < batch.Examples; i++)
        {
            Columns.Gather(batch.RawOutputs, i, one);
            batch.Losses[i] = Loss(one, batch.Outputs[i]);
            if (!batch.Slopes.IsEmpty)
            {
                Gradient(one, batch.Outputs[i], slope);
                Columns.Spread(slope, batch.Slopes, i);
            }

            if (!curvature.IsEmpty)
            {
                Curvature(one, batch.Outputs[i], curvature);
                Columns.Spread(curvature, batch.Curvatures, i);
            }
        }
    }

    /// <summary>Whether there is <see cref="Informations"/> of examples.</summary>
    internal virtual bool HasInformations => HasInformation;

    /// <summary><see cref="Information"/> of each example of a batch, in columns like its curvature; where a part of the loss has no kinks,
    /// that part's curvature instead.</summary>
    internal virtual void Informations(ReadOnlySpan<double> z, ReadOnlySpan<TOutput> y, Span<double> informations)
    {
        var examples = z.Length / RawOutputs;
        double[] one = new double[RawOutputs], information = new double[Triangle.Size(RawOutputs)];
        for (var i = 0; i < examples; i++)
        {
            Columns.Gather(z, i, one);
            Information(one, information);
            Columns.Spread(information, informations, i);
        }
    }

    private double LossAndGradient(ReadOnlySpan<double> z, ReadOnlySpan<TOutput> y, Span<double> gradient, bool isAsked)
    {
        Require.Length(RawOutputs * y.Length, z);
        if (isAsked)
        {
            Require.Length(z.Length, (ReadOnlySpan<double>)gradient, nameof(gradient));
        }

        CheckAll(y, atLeast: 0);
        var losses = new double[y.Length];
        Evaluate(new(z, y, losses, gradient));
        return Sums.Of(losses);
    }
}
