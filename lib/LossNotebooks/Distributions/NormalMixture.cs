using MathNet.Numerics;

namespace LossNotebooks;

/// <summary>
/// A mixture of K normals: Pr(y|p, μ, σ) = Σₖ p[k] Normal(y|μ[k], σ[k]), for real y. It may have up to K peaks.
/// </summary>
/// <remarks>Bishop (2006), eq. 9.7; Carreira-Perpiñán and Williams (2003), On the number of modes of a Gaussian mixture, for the peaks:
/// in one dimension at most K, all between the smallest and the largest μ.</remarks>
public sealed record NormalMixture : ScalarDistribution
{
    private const int Steps = 64;
    private readonly ValueList weights, logWeights;
    private readonly Normal[] components;

    /// <summary>A mixture of K normals, from K numbers each.</summary>
    /// <param name="weights">p, in [0, 1] with sum 1.</param>
    /// <param name="means">μ, in the units of y.</param>
    /// <param name="sigmas">σ &gt; 0, in the units of y.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a number is out of its range.</exception>
    public NormalMixture(ReadOnlySpan<double> weights, ReadOnlySpan<double> means, ReadOnlySpan<double> sigmas)
    {
        this.weights = new(Require.Probabilities(weights));
        Require.Length(weights.Length, means);
        Require.Length(weights.Length, sigmas);
        logWeights = new([.. this.weights.Select(weight => Math.Log(weight))]);
        components = new Normal[weights.Length];
        for (var k = 0; k < components.Length; k++)
        {
            components[k] = new(means[k], sigmas[k]);
        }
    }

    /// <summary>p, how much of the probability each component has; K numbers.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <summary>The K normals.</summary>
    public IReadOnlyList<Normal> Components => components.AsReadOnly();

    /// <summary>Σₖ p[k] μ[k].</summary>
    public override double Mean => Sum(component => component.Mu);

    /// <summary>Σₖ p[k] (σ[k]² + (μ[k] − mean)²).</summary>
    public override double Variance
    {
        get
        {
            var mean = Mean;
            return Sum(component => component.Variance + (component.Mu - mean) * (component.Mu - mean));
        }
    }

    /// <summary>The highest peak. No closed form: the slope is looked at in 64 places between neighbouring μ, and every half σ[k] up to
    /// 4 σ[k] from each μ[k]; wherever it changes from up to down, a search finds the peak (to the rounding of the slope), and the highest
    /// one wins.</summary>
    public override double Mode
    {
        get
        {
            double[] means = [.. components.Select(component => component.Mu).Order()];
            var even = means.Zip(means.Skip(1), (from, to) => Enumerable.Range(0, Steps).Select(step => from + (to - from) * step / Steps));
            var near = components.Select(component => Enumerable.Range(-8, 17).Select(half => component.Mu + 0.5 * half * component.Sigma));
            double[] places =
                [.. even.Concat(near).SelectMany(y => y).Where(y => means[0] <= y && y <= means[^1]).Append(means[^1]).Order()];
            var best = means[0];
            foreach (var (from, to) in places.Zip(places.Skip(1)))
            {
                if (Slope(from) >= 0 && Slope(to) <= 0)
                {
                    best = new[] { best, RisingRoot.Of(new(from, to), y => -Slope(y)) }.MaxBy(LogProbability);
                }
            }

            return best;
        }
    }

    /// <summary>log Σₖ exp(log p[k] + log Normal(y|μ[k], σ[k])), with the largest term taken out first.</summary>
    public override double LogProbability(double y) => LogSum(component => component.LogProbability(y));

    /// <summary>Σₖ p[k] Φ((y − μ[k])/σ[k]).</summary>
    public override double CumulativeProbability(double y) => Sum(component => component.CumulativeProbability(y));

    /// <summary>The shortest interval that holds <paramref name="mass"/>, though it may span several peaks: the best of 256 evenly spaced
    /// probabilities to its left, refined by golden section (width to 10⁻¹², ends to about 10⁻⁶ of it).</summary>
    public override Interval HighestDensityInterval(double mass = 0.95)
    {
        if (Require.Fraction(mass) is 0 or 1)
        {
            return base.HighestDensityInterval(mass);
        }

        const int Grid = 256;
        var spare = 1 - mass;
        double Width(double below) => Quantile(below + mass) - Quantile(below);
        var best = Enumerable.Range(1, Grid - 1).MinBy(i => Width(spare * i / Grid));
        var left = FindMinimum.OfScalarFunctionConstrained(Width, spare * (best - 1) / Grid, spare * (best + 1) / Grid, 1e-9 * spare);
        return new(Quantile(left), Quantile(left + mass));
    }

    /// <inheritdoc/>
    public override double Sample(Random random) => components[weights.Draw(Require.NotNull(random))].Sample(random);

    /// <inheritdoc/>
    public bool Equals(NormalMixture? other) =>
        other is not null && weights.Equals(other.weights) && components.SequenceEqual(other.components);

    /// <inheritdoc/>
    public override int GetHashCode() => components.Aggregate(weights.GetHashCode(), HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() =>
        $"NormalMixture(p = {weights}, μ = {new ValueList([.. components.Select(c => c.Mu)])}, "
        + $"σ = {new ValueList([.. components.Select(c => c.Sigma)])})";

    private protected override Tails TailsAt(double y)
    {
        var below = LogSum(component => component.LogCumulativeProbability(y));
        var above = LogSum(component => component.LogSurvival(y));
        return below < above ? Tails.Lower(CumulativeProbability(y), below)
            : Tails.Lower(Sum(component => component.Survival(y)), above).Mirrored;
    }

    private double Sum(Func<Normal, double> of)
    {
        var sum = 0.0;
        for (var k = 0; k < components.Length; k++)
        {
            sum += weights[k] * of(components[k]);
        }

        return sum;
    }

    private double LogSum(Func<Normal, double> logOf)
    {
        var count = components.Length;
        Span<double> terms = count <= Scratch.OnStack ? stackalloc double[count] : new double[count];
        for (var k = 0; k < terms.Length; k++)
        {
            terms[k] = logWeights[k] + logOf(components[k]);
        }

        return Exponentials.LogSumExp(terms);
    }

    private double Slope(double y) => Sum(component => component.Probability(y) * (component.Mu - y) / component.Variance);
}
