using System.Buffers;

namespace LossNotebooks;

/// <summary>Outputs that are only seen within an interval, over any likelihood that knows its tails: the loss is that of the likelihood,
/// plus log Pr(lower ≤ Y ≤ upper|θ). (Where those outside are known to be there, they are censored:
/// <see cref="CensoredLikelihood{TDistribution}"/>.)</summary>
/// <typeparam name="TDistribution">The distribution of all outputs.</typeparam>
/// <typeparam name="TTruncated">The distribution of those within the interval.</typeparam>
public abstract class TruncatedLikelihood<TDistribution, TTruncated> : Likelihood<double, TTruncated>
    where TDistribution : ScalarDistribution
    where TTruncated : ScalarDistribution
{
    // Both terms are about as large as the smaller one: where that is beyond, few digits of their sum would be left.
    private const double Farthest = 1e8;

    private readonly Likelihood<double, TDistribution> likelihood;
    private readonly IntervalLoss<TDistribution> interval;

    private protected TruncatedLikelihood(Likelihood<double, TDistribution> likelihood, Interval within)
    {
        interval = new(likelihood);
        this.likelihood = likelihood;
        Within = interval.HoldsSome(within) ? within
            : throw new ArgumentException($"{within} must be an interval, its lower end first, that holds numbers in {interval.Support}.",
                nameof(within));
    }

    /// <summary>The interval.</summary>
    public Interval Within { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => likelihood.Parameters;

    /// <inheritdoc/>
    public override bool HasCurvature => likelihood.HasCurvature;

    /// <inheritdoc/>
    public override TTruncated At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(RawOutputs, z);
        var whole = likelihood.At(z);
        return interval.Of(z, Within, new double[z.Length], []) < Farthest && double.IsFinite(whole.LogProbabilityOf(Within))
            ? Truncate(whole)
            : throw new ArgumentOutOfRangeException(nameof(z), $"z is too far off: hardly any probability is left within {Within}.");
    }

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        CheckPair(z, y);
        Span<double> gradient = z.Length <= Scratch.OnStack ? stackalloc double[z.Length] : new double[z.Length];
        var ofInterval = interval.Of(z, Within, gradient, []);
        return ofInterval < Farthest ? likelihood.Loss(z, y) - ofInterval : double.PositiveInfinity;
    }

    /// <summary>The slope of the likelihood's loss, minus that of −log Pr(lower ≤ Y ≤ upper|θ).</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        CheckPair(z, y);
        Span<double> ofInterval = z.Length <= Scratch.OnStack ? stackalloc double[z.Length] : new double[z.Length];
        likelihood.Gradient(z, y, gradient);
        interval.Of(z, Within, ofInterval, []);
        Columns.AddMultiple(ofInterval, -1, gradient);
    }

    /// <summary>The curvature of the likelihood's loss, minus that of −log Pr(lower ≤ Y ≤ upper|θ).</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        CheckPair(z, y);
        var size = z.Length + curvature.Length;
        Span<double> ofInterval = size <= Scratch.OnStack ? stackalloc double[size] : new double[size];
        likelihood.Curvature(z, y, curvature);
        interval.Of(z, Within, ofInterval[..z.Length], ofInterval[z.Length..]);
        Columns.AddMultiple(ofInterval[z.Length..], -1, curvature);
    }

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch)
    {
        likelihood.Evaluate(batch);
        if (interval.HoldsAll(Within))
        {
            return;
        }

        var (kind, open) = (interval.KindOf(Within), interval.Open(Within));
        int examples = batch.Examples, slopes = batch.Slopes.Length, bends = batch.Curvatures.Length;
        var uppers = kind == Seen.Between ? examples : 0;
        var rented = ArrayPool<double>.Shared.Rent(2 * examples + slopes + bends + uppers);
        Span<double> bounds = rented.AsSpan(0, examples), rest = rented.AsSpan(examples);
        var upper = rest.Slice(examples + slopes + bends, uppers);
        Batch<double> ofInterval = new(
            batch.RawOutputs, bounds, rest[..examples], rest.Slice(examples, slopes), rest.Slice(examples + slopes, bends));
        bounds.Fill(kind == Seen.Below ? open.Upper : open.Lower);
        upper.Fill(open.Upper);
        interval.Evaluate(kind, ofInterval, upper);
        for (var i = 0; i < examples; i++)
        {
            batch.Losses[i] = ofInterval.Losses[i] < Farthest ? batch.Losses[i] - ofInterval.Losses[i] : double.PositiveInfinity;
        }

        Columns.AddMultiple(ofInterval.Slopes, -1, batch.Slopes);
        Columns.AddMultiple(ofInterval.Curvatures, -1, batch.Curvatures);
        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>Searched from the best of the likelihood, as if nothing were unseen.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        return SearchStart(y, likelihood.Start(y));
    }

    /// <inheritdoc/>
    public override void Check(double y)
    {
        likelihood.Check(y);
        if (!Within.Contains(y))
        {
            throw new ArgumentException(FormattableString.Invariant($"y must lie within {Within}; it is {y}."), nameof(y));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => // with all digits, as it tells one likelihood from another
        FormattableString.Invariant($"{Name}({likelihood}, [{Within.Lower:R}, {Within.Upper:R}])");

    private protected abstract string Name { get; }

    private protected abstract TTruncated Truncate(TDistribution whole);
}

/// <summary>
/// Continuous numbers that are only seen within an interval: incomes in a survey of the poor, lifetimes of machines that had run for a year
/// before anybody watched. The loss is that of the likelihood, plus log Pr(lower ≤ Y ≤ upper|θ).
/// </summary>
/// <typeparam name="TDistribution">The distribution of all numbers.</typeparam>
/// <param name="likelihood">The likelihood of all numbers, which may be your own (<see cref="ITailLikelihood"/>).</param>
/// <param name="within">The interval; an end may be infinite.</param>
/// <remarks>Hausman and Wise (1977), Social experimentation, truncated distributions, and efficient estimation.</remarks>
/// <exception cref="ArgumentException">The likelihood does not know its tails or is one of counts, or the interval holds no number that
/// could be seen.</exception>
public sealed class TruncatedLikelihood<TDistribution>(Likelihood<double, TDistribution> likelihood, Interval within)
    : TruncatedLikelihood<TDistribution, Truncated<TDistribution>>(Continuous(likelihood), within)
    where TDistribution : ScalarDistribution
{
    private static Likelihood<double, TDistribution> Continuous(Likelihood<double, TDistribution> likelihood) =>
        Require.NotNull(likelihood).At(new double[likelihood.RawOutputs]).IsDiscrete
            ? throw new ArgumentException(
                $"The outputs of {likelihood} are counts: see {nameof(TruncatedCountsLikelihood<Poisson>)}.", nameof(likelihood))
            : likelihood;

    private protected override string Name => nameof(TruncatedLikelihood<TDistribution>);

    private protected override Truncated<TDistribution> Truncate(TDistribution whole) => new(whole, Within);
}
