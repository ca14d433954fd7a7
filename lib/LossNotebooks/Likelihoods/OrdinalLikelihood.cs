namespace LossNotebooks;

/// <summary>
/// Ordered classes 0, 1, …, K − 1, as grades: Pr(y &gt; k) = sigmoid(s[k]), where s[0] = z[0] is the place that the model predicts, and
/// each next threshold lies further up, s[k] = s[k − 1] − exp z[k]. Slopes of the gaps may depend on x too; with constant gaps it is the
/// proportional-odds model. With d = exp z[y] the loss is log(1 + exp(−s[y − 1])) + log(1 + exp s[y]) − log(1 − exp(−d)), without what is
/// beyond the ends.
/// </summary>
/// <remarks>McCullagh (1980), Regression models for ordinal data.</remarks>
public sealed class OrdinalLikelihood : Likelihood<int, Categorical>
{
    /// <summary>A likelihood over <paramref name="classes"/> ≥ 2 ordered classes.</summary>
    /// <param name="classes">K.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two classes.</exception>
    public OrdinalLikelihood(int classes)
    {
        Classes = Require.AtLeast(2, classes);
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
            probabilities[y] = Math.Exp(-LossOf(z, y));
        }

        var total = probabilities.Sum(); // 1, but for rounding
        return new(Array.ConvertAll(probabilities, p => p / total));
    }

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> z, int y)
    {
        CheckPair(z, y);
        return LossOf(z, y);
    }

    /// <summary>With a = −sigmoid(−s[y − 1]), b = sigmoid(s[y]) and m = d/(exp d − 1): ∂Loss/∂z[0] = a + b, ∂Loss/∂z[k] = −exp z[k] (a + b)
    /// for k &lt; y, and −exp z[y] b − m for k = y.</summary>
    public override void Gradient(ReadOnlySpan<double> z, int y, Span<double> gradient)
    {
        CheckPair(z, y);
        gradient.Clear();
        var (above, below) = Slopes(z, y);
        gradient[0] = above + below;
        for (var k = 1; k <= y && k < z.Length; k++)
        {
            gradient[k] = -Exponentials.TimesExp(k < y ? above + below : below, z[k]) - (k < y ? 0 : Odds(z[k]));
        }
    }

    /// <summary>The same with a′ = sigmoid(s[y − 1]) sigmoid(−s[y − 1]) and b′ = sigmoid(s[y]) sigmoid(−s[y]), which both move with all z
    /// up to theirs; on the diagonal also the slopes themselves, and m (d + m − 1).</summary>
    public override void Curvature(ReadOnlySpan<double> z, int y, Span<double> curvature)
    {
        CheckPair(z, y);
        curvature.Clear();
        var (above, below) = Slopes(z, y);
        double bendAbove = -above * (1 + above), bendBelow = below * (1 - below);
        for (var k = 0; k <= y && k < z.Length; k++)
        {
            var bend = (k < y ? bendAbove : 0) + bendBelow;
            for (var l = 0; l <= k; l++)
            {
                var sign = (k == 0 ? 1 : -1) * (l == 0 ? 1 : -1);
                curvature[Triangle.Place(k, l)] = sign * Exponentials.TimesExp(bend, (k == 0 ? 0 : z[k]) + (l == 0 ? 0 : z[l]));
            }

            if (k > 0)
            {
                curvature[Triangle.Place(k, k)] -= Exponentials.TimesExp((k < y ? above : 0) + below, z[k]);
                curvature[Triangle.Place(k, k)] += k < y ? 0 : BendOfOdds(z[k]);
            }
        }
    }

    /// <summary>The logits of the shares above each threshold.</summary>
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

            var logit = Math.Log(above) - Math.Log(y.Length - above);
            if (!(logit < before) || !double.IsFinite(logit))
            {
                throw new ArgumentException(
                    "A class never occurs in y, so no finite thresholds are best; every class must occur.", nameof(y));
            }

            start[k] = k == 0 ? logit : Math.Log(before - logit);
            before = logit;
        }

        return start;
    }

    /// <inheritdoc/>
    public override void Check(int y) => Require.ClassIndex(Classes, y);

    /// <inheritdoc/>
    public override string ToString() => $"OrdinalLikelihood(K = {Classes})";

    private double LossOf(ReadOnlySpan<double> z, int y)
    {
        var loss = (y > 0 ? Exponentials.Softplus(-Place(z, y - 1)) : 0) + (y < z.Length ? Exponentials.Softplus(Place(z, y)) : 0);
        return y > 0 && y < z.Length ? loss - LogGapProbability(z[y]) : loss;
    }

    // ∂/∂s of both terms.
    private static (double Above, double Below) Slopes(ReadOnlySpan<double> z, int y) =>
        (y > 0 ? -LogitLink.Sigmoid(-Place(z, y - 1)) : 0, y < z.Length ? LogitLink.Sigmoid(Place(z, y)) : 0);

    private static double Place(ReadOnlySpan<double> z, int k)
    {
        var place = z[0];
        for (var j = 1; j <= k; j++)
        {
            place -= Math.Exp(z[j]);
        }

        return place;
    }

    // log(1 − exp(−d)) with d = exp z, which is log d = z for the smallest.
    private static double LogGapProbability(double z) => z < -37 ? z : Math.Log(-Exponentials.Expm1(-Math.Exp(z)));

    // m = d/(exp d − 1): 1 for small d, 0 for large.
    private static double Odds(double z) => z < -37 ? 1 : z > 7 ? 0 : Math.Exp(z) / Exponentials.Expm1(Math.Exp(z));

    private static double BendOfOdds(double z) => Odds(z) is > 0 and var m ? m * (Math.Exp(z) + m - 1) : 0;
}
