namespace LossNotebooks;

/// <summary>
/// Ordered classes 0, 1, …, K − 1, as grades: Pr(y &gt; k) = F(s[k]), where s[0] = z[0] is the place that the model predicts, and
/// each next threshold lies further up, s[k] = s[k − 1] − exp z[k]. Slopes of the gaps may depend on x too; with constant gaps and the
/// sigmoid as F it is the proportional-odds model, with Φ the ordered probit model. The loss is −log(F(s[y − 1]) − F(s[y])), F being 1
/// and 0 beyond the ends.
/// </summary>
/// <remarks>McCullagh (1980), Regression models for ordinal data.</remarks>
public sealed partial class OrdinalLikelihood : Likelihood<int, Categorical>
{
    private readonly ScalarLink link;

    /// <summary>A likelihood over <paramref name="classes"/> ≥ 2 ordered classes.</summary>
    /// <param name="classes">K.</param>
    /// <param name="link">The link of Pr(y &gt; k), whose inverse F is: the logit unless another is given, or the probit.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two classes.</exception>
    /// <exception cref="ArgumentException">It is another link.</exception>
    public OrdinalLikelihood(int classes, ScalarLink? link = null)
    {
        Classes = Require.AtLeast(2, classes);
        this.link = link ?? new LogitLink();
        if (this.link is not (LogitLink or ProbitLink))
        {
            throw new ArgumentException(
                $"Ordered classes have the logit or the probit link, not the {this.link.Name} link.", nameof(link));
        }

        Parameter place = new("place", "s", new IdentityLink());
        Parameters = classes == 2 ? [place] : [place, new("gap", "d", new LogLink(), classes - 2)];
    }

    /// <summary>K, the number of classes.</summary>
    public int Classes { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <inheritdoc/>
    public override Categorical At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(RawOutputs, z);
        var probabilities = new double[Classes];
        for (var y = 0; y < Classes; y++)
        {
            probabilities[y] = Math.Exp(-StretchOf(z, y).Loss);
        }

        var total = probabilities.Sum(); // 1, but for rounding
        return new(Array.ConvertAll(probabilities, p => p / total));
    }

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> z, int y)
    {
        CheckPair(z, y);
        return StretchOf(z, y).Loss;
    }

    /// <summary>The place moves with z[0] and against exp z[k] for k &lt; y, and z[y] is the log of the gap.</summary>
    public override void Gradient(ReadOnlySpan<double> z, int y, Span<double> gradient)
    {
        CheckPair(z, y);
        Gradient(z, y, StretchOf(z, y), gradient);
    }

    /// <summary>The same twice; on the diagonal, as exp z[k] bends too, also the slope.</summary>
    public override void Curvature(ReadOnlySpan<double> z, int y, Span<double> curvature)
    {
        CheckPair(z, y);
        Curvature(z, y, StretchOf(z, y), curvature);
    }

    /// <summary>From the shares above each threshold, through the link.</summary>
    public override double[] Start(ReadOnlySpan<int> y)
    {
        CheckAll(y);
        var start = new double[RawOutputs];
        var before = double.PositiveInfinity;
        for (var k = 0; k < start.Length; k++)
        {
            var above = 0;
            foreach (var output in y)
            {
                above += output > k ? 1 : 0;
            }

            var place = link.Apply((double)above / y.Length);
            if (!(place < before) || !double.IsFinite(place))
            {
                throw new ArgumentException(
                    "A class never occurs in y, so no finite thresholds are best; every class must occur.", nameof(y));
            }

            start[k] = k == 0 ? place : Math.Log(before - place);
            before = place;
        }

        return start;
    }

    /// <inheritdoc/>
    public override void Check(int y) => Require.ClassIndex(Classes, y);

    /// <inheritdoc/>
    public override string ToString() => $"OrdinalLikelihood(K = {Classes}{(link is LogitLink ? "" : $", {link.Name}")})";

    private static void Gradient(ReadOnlySpan<double> z, int y, Stretch<Lanes1> stretch, Span<double> gradient)
    {
        gradient.Clear();
        gradient[0] = stretch.Slope;
        for (var k = 1; k <= y && k < z.Length; k++)
        {
            gradient[k] = k < y ? -Exponentials.TimesExp(stretch.Slope, z[k]) : stretch.SlopeOfGap;
        }
    }

    private static void Curvature(ReadOnlySpan<double> z, int y, Stretch<Lanes1> stretch, Span<double> curvature)
    {
        curvature.Clear();
        for (var k = 0; k <= y && k < z.Length; k++)
        {
            var isGap = k == y && k > 0;
            var bend = isGap ? stretch.BendWithGap : stretch.Bend;
            for (var l = 0; l <= k; l++)
            {
                var sign = (k == 0 || isGap ? 1 : -1) * (l == 0 ? 1 : -1);
                curvature[Triangle.Place(k, l)] = sign * Exponentials.TimesExp(bend, (k == 0 || isGap ? 0 : z[k]) + (l == 0 ? 0 : z[l]));
            }

            if (k > 0)
            {
                ref var own = ref curvature[Triangle.Place(k, k)];
                own = isGap ? stretch.BendOfGap : own - Exponentials.TimesExp(stretch.Slope, z[k]);
            }
        }
    }

    private Stretch<Lanes1> StretchOf(ReadOnlySpan<double> z, int y)
    {
        Lanes1 s = y == 0 ? -z[0] : Place(z, y - 1), logGap = y > 0 && y < z.Length ? z[y] : double.PositiveInfinity;
        var gap = LaneMath.Exp(logGap);
        var stretch = link is LogitLink ? LogisticNoise.Between(s, logGap, gap) : NormalNoise.Between(s, logGap, gap);
        return y == 0 ? stretch with { Slope = -stretch.Slope } : stretch;
    }

    private static double Place(ReadOnlySpan<double> z, int k)
    {
        var place = z[0];
        for (var j = 1; j <= k; j++)
        {
            place -= Math.Exp(z[j]);
        }

        return place;
    }
}
