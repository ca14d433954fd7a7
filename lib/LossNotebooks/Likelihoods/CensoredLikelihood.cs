namespace LossNotebooks;

/// <summary>
/// Numbers of which some are only known to lie in an interval, over a likelihood of numbers that knows its tails: the lifetime of somebody
/// who still lives, a concentration below the limit of detection. An output is an <see cref="Interval"/>: <see cref="Interval.At"/> of a
/// known number has the loss of the likelihood, any other −log Pr(lower ≤ Y ≤ upper|θ). That a number was censored must say no more about
/// it than the interval does.
/// </summary>
/// <typeparam name="TDistribution">The distribution of the numbers.</typeparam>
/// <param name="likelihood">Their likelihood, of continuous numbers or of counts, which may be your own
/// (<see cref="ITailLikelihood"/>).</param>
/// <param name="censoring">How two columns of a frame are read, if the outputs come from one.</param>
/// <remarks>Tobin (1958), Estimation of relationships for limited dependent variables; Kalbfleisch and Prentice (2002), The Statistical
/// Analysis of Failure Time Data, section 3.2.</remarks>
/// <exception cref="ArgumentException">The likelihood does not know its tails.</exception>
public sealed partial class CensoredLikelihood<TDistribution>(
    Likelihood<double, TDistribution> likelihood, Censoring censoring = Censoring.Right)
    : Likelihood<Interval, Censored<TDistribution>>, ICensored
    where TDistribution : ScalarDistribution
{
    private readonly Likelihood<double, TDistribution> likelihood = Require.NotNull(likelihood);
    private readonly IntervalLoss<TDistribution> interval = new(likelihood);

    /// <summary>How two columns of a frame are read.</summary>
    public Censoring Censoring { get; } = censoring;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = likelihood.Parameters;

    /// <inheritdoc/>
    public override bool HasCurvature => likelihood.HasCurvature;

    /// <inheritdoc/>
    public override Censored<TDistribution> At(params ReadOnlySpan<double> z) => new(likelihood.At(z));

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> z, Interval y)
    {
        CheckPair(z, y);
        Span<double> gradient = z.Length <= Scratch.OnStack ? stackalloc double[z.Length] : new double[z.Length];
        return IsKnown(y) ? likelihood.Loss(z, y.Lower) : interval.Of(z, y, gradient, []);
    }

    /// <summary>That of the likelihood for a known number. For others, with S = Pr(Y &gt; ·) at both bounds and g = −∂ log S/∂z:
    /// (S g at lower − S g at upper) / (S at lower − S at upper), or the same from below.</summary>
    public override void Gradient(ReadOnlySpan<double> z, Interval y, Span<double> gradient)
    {
        CheckPair(z, y);
        if (IsKnown(y))
        {
            likelihood.Gradient(z, y.Lower, gradient);
        }
        else
        {
            interval.Of(z, y, gradient, []);
        }
    }

    /// <inheritdoc/>
    public override void Curvature(ReadOnlySpan<double> z, Interval y, Span<double> curvature)
    {
        CheckPair(z, y);
        Span<double> gradient = z.Length <= Scratch.OnStack ? stackalloc double[z.Length] : new double[z.Length];
        if (IsKnown(y))
        {
            likelihood.Curvature(z, y.Lower, curvature);
        }
        else
        {
            interval.Of(z, y, gradient, curvature);
        }
    }

    /// <summary>Searched from the best for the bounds, and for the middles between two of them, as if they were the outputs.</summary>
    public override double[] Start(ReadOnlySpan<Interval> y)
    {
        CheckAll(y);
        return SearchStart(y, likelihood.Start(Array.ConvertAll(y.ToArray(), one => IsKnown(one) ? one.Lower : interval.Inside(one))));
    }

    /// <inheritdoc/>
    public override void Check(Interval y)
    {
        if (IsKnown(y))
        {
            likelihood.Check(y.Lower);
        }
        else if (!interval.HoldsSome(y) || interval.HoldsAll(y))
        {
            throw new ArgumentException(
                $"y must be an interval, its lower end first, that holds numbers in {interval.Support}, but not all; it is {y}.",
                nameof(y));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"CensoredLikelihood({likelihood})";

    private static bool IsKnown(Interval y) => y.Lower == y.Upper;
}

/// <summary>A likelihood whose outputs are read from two columns.</summary>
internal interface ICensored
{
    /// <summary>How.</summary>
    Censoring Censoring { get; }
}
