namespace LossNotebooks;

/// <summary>By how much one way to predict is better than another on the same examples, and how far chance may have made that.</summary>
/// <param name="Sum">Σᵢ dᵢ, the losses of the one less those of the other, in nats: positive where the other is better.</param>
/// <param name="StandardError">√(I/(I − 1) Σᵢ (dᵢ − d̄)²), in nats: how much the sum would vary from one set of I independent examples to
/// another.</param>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [TypeFormatter.Plain])]
public sealed record Gain(double Sum, double StandardError)
{
    /// <summary>Compares example by example, which is surer than comparing two sums: what is hard for both falls out.</summary>
    /// <param name="from">The losses of one, in nats.</param>
    /// <param name="to">The losses of the other on the same examples. Where both lose ∞, neither gains; where one does, the sum is infinite
    /// and has no standard error: NaN.</param>
    /// <exception cref="ArgumentException">There are not as many of the one as of the other, or fewer than two.</exception>
    public static Gain Of(IReadOnlyList<double> from, IReadOnlyList<double> to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Count != to.Count || from.Count < 2)
        {
            throw new ArgumentException(
                $"Two losses of each example are needed, of two examples or more; there are {from.Count} and {to.Count}.");
        }

        double[] gains = [.. from.Zip(to, (before, after) => before == after ? 0 : before - after)];
        var mean = gains.Average();
        return new(gains.Sum(), Math.Sqrt(gains.Length * gains.Sum(gain => (gain - mean) * (gain - mean)) / (gains.Length - 1)));
    }

    /// <summary>For example <c>30.7 ± 5.7 nats</c>.</summary>
    public override string ToString() => $"{Numbers.Fixed(Sum, 1)} ± {Numbers.Fixed(StandardError, 1)} nats";
}
