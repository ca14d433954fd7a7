namespace LossNotebooks;

/// <summary>−log Pr(lower ≤ Y ≤ upper|θ) of a continuous Y, in nats, with its derivatives by z.</summary>
/// <typeparam name="TDistribution">The distribution over y.</typeparam>
internal sealed class IntervalLoss<TDistribution>
    where TDistribution : ScalarDistribution
{
    private const double Rounding = 1.0 / (1L << 52);

    private readonly Likelihood<double, TDistribution> likelihood;
    private readonly ITailLikelihood tails;

    /// <exception cref="ArgumentException">The likelihood does not know its tails.</exception>
    public IntervalLoss(Likelihood<double, TDistribution> likelihood)
    {
        this.likelihood = Require.NotNull(likelihood);
        tails = likelihood as ITailLikelihood ?? throw new ArgumentException(
            $"{likelihood} has no closed form for the loss of a bound ({nameof(ITailLikelihood)}); those of normal, log-normal, Weibull "
            + "and exponential outputs have.",
            nameof(likelihood));
        Support = likelihood.At(new double[likelihood.RawOutputs]).Support;
    }

    /// <summary>What y can be at all; a bound beyond says nothing.</summary>
    public Interval Support { get; }

    /// <summary>The loss, and its derivatives as <see cref="ITailLikelihood.TailLoss"/> gives them.</summary>
    public double Of(ReadOnlySpan<double> z, Interval y, Span<double> gradient, Span<double> curvature)
    {
        bool isBelow = y.Lower > Support.Lower, isAbove = y.Upper < Support.Upper;
        if (isBelow && isAbove)
        {
            return Between(z, y, gradient, curvature);
        }

        gradient.Clear();
        curvature.Clear();
        return isBelow ? tails.TailLoss(Tail.Upper, z, y.Lower, gradient, curvature)
            : isAbove ? tails.TailLoss(Tail.Lower, z, y.Upper, gradient, curvature)
            : 0;
    }

    // From the tail in which the interval lies, so that 1 is never taken from 1. With the losses L of its near end and L + d of its far
    // one, and o = 1/(exp d − 1), it is L − log(1 − exp(−d)), with the slope ∂L − o ∂d and the curvature
    // ∂²L − o ∂²d + o (1 + o) ∂d ∂dᵀ.
    private double Between(ReadOnlySpan<double> z, Interval y, Span<double> gradient, Span<double> curvature)
    {
        var size = z.Length + curvature.Length;
        Span<double> room = size <= Scratch.OnStack ? stackalloc double[size] : new double[size];
        Span<double> slopes = room[..z.Length], bends = room[z.Length..];
        double near = tails.TailLoss(Tail.Upper, z, y.Lower, gradient, curvature), far;
        if (near > Math.Log(2))
        {
            far = tails.TailLoss(Tail.Upper, z, y.Upper, slopes, bends);
        }
        else
        {
            near = tails.TailLoss(Tail.Lower, z, y.Upper, gradient, curvature);
            far = tails.TailLoss(Tail.Lower, z, y.Lower, slopes, bends);
        }

        var d = far - near;
        if (double.IsInfinity(near))
        {
            return near;
        }

        if (d < Math.Cbrt(24 * Rounding * (1 + near)))
        {
            return Short(z, y, gradient, curvature);
        }

        Join(1 / Exponentials.Expm1(d), gradient, curvature, slopes, bends);
        return near - Exponentials.Log1mExp(d);
    }

    // Of a short interval d is mostly rounding, but the density times the length is off by d²/24 only.
    private double Short(ReadOnlySpan<double> z, Interval y, Span<double> gradient, Span<double> curvature)
    {
        var middle = y.Lower + 0.5 * y.Width;
        likelihood.Gradient(z, middle, gradient);
        if (!curvature.IsEmpty)
        {
            likelihood.Curvature(z, middle, curvature);
        }

        return likelihood.Loss(z, middle) - Math.Log(y.Width);
    }

    private static void Join(double odds, Span<double> gradient, Span<double> curvature, Span<double> slopes, Span<double> bends)
    {
        for (var k = 0; k < gradient.Length && odds > 0; k++)
        {
            slopes[k] -= gradient[k];
            gradient[k] -= odds * slopes[k];
            for (var l = 0; l <= k && !curvature.IsEmpty; l++)
            {
                ref var bend = ref curvature[Triangle.Place(k, l)];
                bend += odds * slopes[k] * (slopes[l] + odds * slopes[l]) - odds * (bends[Triangle.Place(k, l)] - bend);
            }
        }
    }
}
