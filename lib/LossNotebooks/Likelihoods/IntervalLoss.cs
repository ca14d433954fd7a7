namespace LossNotebooks;

/// <summary>−log Pr(lower ≤ Y ≤ upper|θ), in nats, with its derivatives by z. Of counts it is that of those above the last below the lower
/// end, up to the upper end, so that they have tails like continuous numbers.</summary>
/// <typeparam name="TDistribution">The distribution over y.</typeparam>
internal sealed partial class IntervalLoss<TDistribution>
    where TDistribution : ScalarDistribution
{
    private const double Rounding = 1.0 / (1L << 52);

    // So many counts are added one by one.
    private const double Few = 64;

    private readonly Likelihood<double, TDistribution> likelihood;
    private readonly ITailLikelihood tails;
    private readonly Interval whole;
    private readonly bool isDiscrete;

    /// <exception cref="ArgumentException">The likelihood does not know its tails.</exception>
    public IntervalLoss(Likelihood<double, TDistribution> likelihood)
    {
        this.likelihood = Require.NotNull(likelihood);
        tails = likelihood.Tails ?? throw new ArgumentException(
            $"{likelihood} has no closed form for the loss of a bound ({nameof(ITailLikelihood)}); most likelihoods of numbers and of "
            + "counts have.",
            nameof(likelihood));
        var at = likelihood.At(new double[likelihood.RawOutputs]);
        (Support, isDiscrete) = (at.Support, at.IsDiscrete);
        whole = Open(Support);
    }

    /// <summary>What y can be at all; a bound beyond says nothing.</summary>
    public Interval Support { get; }

    /// <summary>Whether there are outputs in the interval.</summary>
    public bool HoldsSome(Interval y) => Open(y) is var open && open.Lower < open.Upper && open.Lower < whole.Upper
        && open.Upper > whole.Lower;

    /// <summary>Whether all outputs are in the interval.</summary>
    public bool HoldsAll(Interval y) => Open(y) is var open && open.Lower <= whole.Lower && open.Upper >= whole.Upper;

    /// <summary>An output in the middle of the interval, or at its only end.</summary>
    public double Inside(Interval y)
    {
        var (lower, upper) = Open(y);
        bool isBelow = lower > whole.Lower, isAbove = upper < whole.Upper;
        var inside = isBelow && isAbove ? Middle(lower, upper) : isBelow ? lower : upper;
        return isDiscrete && isBelow && !isAbove ? lower + 1 : inside;
    }

    /// <summary>The loss, and its derivatives as <see cref="ITailLikelihood.TailLoss"/> gives them.</summary>
    public double Of(ReadOnlySpan<double> z, Interval y, Span<double> gradient, Span<double> curvature)
    {
        var (lower, upper) = Open(y);
        return OfOpen(z, lower, upper, gradient, curvature);
    }

    private double OfOpen(ReadOnlySpan<double> z, double lower, double upper, Span<double> gradient, Span<double> curvature)
    {
        bool isBelow = lower > whole.Lower, isAbove = upper < whole.Upper;
        if (isBelow && isAbove)
        {
            return isDiscrete && upper - lower <= Few ? CountSum.Of(likelihood, z, lower + 1, upper, gradient, curvature)
                : Between(z, lower, upper, gradient, curvature);
        }

        if (isBelow || isAbove)
        {
            return tails.TailLoss(isBelow ? Tail.Upper : Tail.Lower, z, isBelow ? lower : upper, gradient, curvature);
        }

        gradient.Clear();
        curvature.Clear();
        return 0;
    }

    /// <summary>The same interval without its lower end: counts from 3 to 5 are those above 2 up to 5.</summary>
    public Interval Open(Interval y) => isDiscrete ? new(Math.Ceiling(y.Lower) - 1, Math.Floor(y.Upper)) : y;

    private double Middle(double lower, double upper) =>
        lower + 0.5 * (upper - lower) is var middle && isDiscrete ? Math.Ceiling(middle) : middle;

    // From the tail in which the interval lies, so that 1 is never taken from 1. With the losses L of its near end and L + d of its far
    // one, and o = 1/(exp d − 1), it is L − log(1 − exp(−d)), with the slope ∂L − o ∂d and the curvature
    // ∂²L − o ∂²d + o (1 + o) ∂d ∂dᵀ.
    private double Between(ReadOnlySpan<double> z, double lower, double upper, Span<double> gradient, Span<double> curvature)
    {
        var size = z.Length + curvature.Length;
        Span<double> room = size <= Scratch.OnStack ? stackalloc double[size] : new double[size];
        Span<double> slopes = room[..z.Length], bends = room[z.Length..];
        double near = tails.TailLoss(Tail.Upper, z, lower, gradient, curvature), far;
        if (near > Math.Log(2))
        {
            far = tails.TailLoss(Tail.Upper, z, upper, slopes, bends);
        }
        else
        {
            near = tails.TailLoss(Tail.Lower, z, upper, gradient, curvature);
            far = tails.TailLoss(Tail.Lower, z, lower, slopes, bends);
        }

        var d = far - near;
        if (double.IsInfinity(near))
        {
            return near;
        }

        if (d < Math.Cbrt(24 * Rounding * (1 + near)))
        {
            return Short(z, lower, upper, gradient, curvature);
        }

        Join(1 / Exponentials.Expm1(d), gradient, curvature, slopes, bends);
        return near - Exponentials.Log1mExp(d);
    }

    // Of a short interval d is mostly rounding, but the density times the length is off by d²/24 only. (Of an even number of counts
    // the middle is half a count off: the loss by d over twice their number, some 10⁻⁷ where they are around 10¹².)
    private double Short(ReadOnlySpan<double> z, double lower, double upper, Span<double> gradient, Span<double> curvature)
    {
        var middle = Middle(lower, upper);
        likelihood.Gradient(z, middle, gradient);
        if (!curvature.IsEmpty)
        {
            likelihood.Curvature(z, middle, curvature);
        }

        return likelihood.Loss(z, middle) - Math.Log(upper - lower);
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
