using MathNet.Numerics.Integration;

namespace LossNotebooks.Tests.LawSuite;

/// <summary>What a distribution's closed forms are compared with: sums over counts, integrals over densities.</summary>
internal static class Numeric
{
    /// <summary>Pr(lower &lt; Y ≤ upper) from the probabilities alone.</summary>
    public static double Probability(ScalarDistribution distribution, double lower, double upper) => distribution is CountDistribution
        ? Counts(lower + 1, upper).Sum(distribution.Probability)
        : Integral(distribution, distribution.Probability, lower, upper, 1e-11);

    /// <summary>Pr(Y in the interval, ends included).</summary>
    public static double Mass(ScalarDistribution distribution, Interval interval) =>
        distribution.CumulativeProbability(interval.Upper)
        - distribution.CumulativeProbability(distribution is CountDistribution ? interval.Lower - 1 : interval.Lower);

    /// <summary>E[f(y)], f being at most a square, piece by piece between quantiles; what lies beyond the outermost weighs less than
    /// 10⁻⁷.</summary>
    public static double Expectation(ScalarDistribution distribution, Func<double, double> f)
    {
        if (distribution is CountDistribution)
        {
            return Counts(distribution.Quantile(1e-15), distribution.Quantile(1 - 1e-15)).Sum(y => f(y) * distribution.Probability(y));
        }

        double[] tail = double.IsFinite(distribution.Support.Width) ? [1e-9] : [1e-13, 1e-9];
        double[] places = [.. tail, 1e-6, 1e-3, 0.05, 0.2, 0.5, 0.8, 0.95, 0.999, 1 - 1e-6, .. tail.Reverse().Select(p => 1 - p)];
        double[] ends = Array.ConvertAll(places, distribution.Quantile);
        return ends.Zip(ends.Skip(1), (lower, upper) =>
            Integral(distribution, y => f(y) * distribution.Probability(y), lower, upper, 1e-9)).Sum();
    }

    // In two parts where the mode lies between: there may be a kink.
    private static double Integral(ScalarDistribution distribution, Func<double, double> f, double lower, double upper, double accuracy) =>
        distribution.Mode is var mode && lower < mode && mode < upper
            ? GaussKronrodRule.Integrate(f, lower, mode, out _, out _, accuracy, 10)
                + GaussKronrodRule.Integrate(f, mode, upper, out _, out _, accuracy, 10)
            : GaussKronrodRule.Integrate(f, lower, upper, out _, out _, accuracy, 10);

    private static IEnumerable<double> Counts(double first, double last)
    {
        for (var y = first; y <= last; y++)
        {
            yield return y;
        }
    }
}
