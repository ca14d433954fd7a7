namespace LossNotebooks;

/// <summary>Sums and integrals of probability, for the law that they are 1.</summary>
internal static class Total
{
    private const double Accuracy = 1e-12, Lost = 1e-18;

    /// <summary>All counts that matter: from the mode down until all that is left there is lost in rounding, as zeros of another kind are
    /// not, and up until the probability is.</summary>
    public static IEnumerable<double> Counts(CountDistribution distribution)
    {
        for (var y = distribution.Mode;
            y >= distribution.Support.Lower && (distribution.Probability(y) > Lost || distribution.CumulativeProbability(y) > Lost); y--)
        {
            yield return y;
        }

        for (var y = distribution.Mode + 1; y <= distribution.Support.Upper && distribution.Probability(y) > Lost; y++)
        {
            yield return y;
        }
    }

    /// <summary>∫ f over the interval, in two pieces that meet at the peak, so that it may be as narrow as it likes.</summary>
    public static double Integral(Func<double, double> f, Interval over, double peak) =>
        Piece(f, peak, over.Lower) + Piece(f, peak, over.Upper);

    // The double exponential rule, with places crowded at both ends however the density behaves there; the step is halved until
    // nothing changes. t is mapped to the distance from the start, relative to the length or, if that is infinite, absolute.
    private static double Piece(Func<double, double> f, double from, double to)
    {
        if (from == to)
        {
            return 0;
        }

        double sign = Math.Sign(to - from), length = Math.Abs(to - from);
        double Value(double t)
        {
            var grown = Math.Exp(0.5 * Math.PI * Math.Sinh(t));
            var slope = 0.5 * Math.PI * Math.Cosh(t) * grown;
            var (place, weight) = double.IsInfinity(length)
                ? (from + sign * grown, slope)
                : grown < 1 ? (from + sign * length * (grown / (1 + grown)), length * slope / (1 + grown) / (1 + grown))
                : (to - sign * length / (1 + grown), length * (slope / (1 + grown)) / (1 + grown));
            return weight == 0 || place == from || place == to ? 0 : f(place) is var density and not 0 ? weight * density : 0;
        }

        const double Reach = 6.8; // exp(½π sinh 6.8) is about the largest double
        double step = 0.5, sum = 0, total = 0, before;
        for (var t = -Reach; t <= Reach; t += step)
        {
            sum += Value(t);
        }

        do
        {
            before = total;
            for (var t = -Reach + step / 2; t <= Reach; t += step)
            {
                sum += Value(t);
            }

            step /= 2;
            total = step * sum;
        }
        while (step > 1e-3 && !(Math.Abs(total - before) < Accuracy));

        return total;
    }
}
