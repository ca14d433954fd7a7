namespace LossNotebooks;

/// <content>The loss of many intervals at once.</content>
internal sealed partial class IntervalLoss<TDistribution>
{
    /// <summary>On which sides the interval has bounds.</summary>
    public Seen KindOf(Interval y)
    {
        // Computed: a branch that the processor can't foresee takes as long as a logarithm.
        var (lower, upper) = Open(y);
        int hasLower = lower > whole.Lower ? 1 : 0, hasUpper = upper < whole.Upper ? 1 : 0;
        return (Seen)(1 + hasUpper * (1 + hasLower));
    }

    /// <summary>The losses of intervals of one kind.</summary>
    /// <param name="kind">Which kind.</param>
    /// <param name="bounds">A batch of their only bounds, or of the lower ones of open intervals.</param>
    /// <param name="upper">The upper ones.</param>
    public void Evaluate(Seen kind, Batch<double> bounds, ReadOnlySpan<double> upper)
    {
        if (kind == Seen.Between)
        {
            TailBatch.OneByOne(new Pair(this, bounds.Outputs, upper), bounds);
        }
        else
        {
            tails.TailLosses(kind == Seen.Above ? Tail.Upper : Tail.Lower, bounds);
        }
    }

    private readonly ref struct Pair(IntervalLoss<TDistribution> interval, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
        : ITailTerm
    {
        private readonly ReadOnlySpan<double> lower = lower, upper = upper;

        public double Of(int i, scoped ReadOnlySpan<double> z, scoped Span<double> gradient, scoped Span<double> curvature) =>
            interval.OfOpen(z, lower[i], upper[i], gradient, curvature);
    }
}
