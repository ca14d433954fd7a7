using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>
/// Outputs that are one of K classes (numbered from 0): the model predicts K logits, p = softmax(z). The loss is multiclass
/// cross-entropy, log Σₖ exp z[k] − z[y]. With a baseline the logit of class 0 is 0 and the model predicts the other K − 1.
/// </summary>
/// <remarks>Bishop (2006), eq. 4.108; Agresti (2013), Categorical Data Analysis, chapter 8, for the baseline.</remarks>
public sealed class CategoricalLikelihood : Likelihood<int, Categorical>
{
    private readonly SoftmaxLink link;

    /// <summary>A likelihood over <paramref name="classes"/> ≥ 2 classes.</summary>
    /// <param name="classes">K.</param>
    /// <param name="baseline">Whether the logit of class 0 is fixed at 0, which leaves K − 1 raw outputs and one best fit.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two classes.</exception>
    public CategoricalLikelihood(int classes, bool baseline = false)
    {
        Classes = Require.AtLeast(2, classes);
        link = new(baseline);
        Parameters = [new("p", "p", link, classes - link.Fixed)];
    }

    /// <summary>K, the number of classes.</summary>
    public int Classes { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override Categorical At(params ReadOnlySpan<double> z) => new(link.Invert(Require.RawOutputs(RawOutputs, z)));

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> z, int y)
    {
        CheckPair(z, y);
        return Exponentials.Softplus(-LogOdds(z, y));
    }

    /// <summary>∂Loss/∂z[k] = p[k] − 1 for k = y, p[k] for the others.</summary>
    public override void Gradient(ReadOnlySpan<double> z, int y, Span<double> gradient)
    {
        CheckPair(z, y);
        var log = link.LogNormaliser(z);
        for (var k = 0; k < z.Length; k++)
        {
            gradient[k] = Math.Exp(z[k] - log);
        }

        if (y >= link.Fixed)
        {
            gradient[y - link.Fixed] = -LogitLink.Sigmoid(-LogOdds(z, y));
        }
    }

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>∂²Loss/∂z[k]∂z[l] = p[k] (1 − p[k]) for k = l, −p[k] p[l] for the others.</summary>
    public override void Curvature(ReadOnlySpan<double> z, int y, Span<double> curvature)
    {
        CheckPair(z, y);
        var log = link.LogNormaliser(z);
        for (var k = 0; k < z.Length; k++)
        {
            var p = Math.Exp(z[k] - log);
            for (var l = 0; l < k; l++)
            {
                curvature[Triangle.Place(k, l)] = -p * Math.Exp(z[l] - log);
            }

            curvature[Triangle.Place(k, k)] = p * LogitLink.Sigmoid(-LogOdds(z, k + link.Fixed));
        }
    }

    /// <summary>The logits of each class's share: with mean 0, or relative to class 0.</summary>
    public override double[] Start(ReadOnlySpan<int> y)
    {
        CheckAll(y);
        var shares = new double[Classes];
        foreach (var k in y)
        {
            shares[k] += 1.0 / y.Length;
        }

        return !shares.Contains(0) ? link.Apply(shares)
            : throw new ArgumentException("A class never occurs in y, so no finite logits are best; every class must occur.", nameof(y));
    }

    /// <inheritdoc/>
    public override void Check(int y) => Require.ClassIndex(Classes, y);

    /// <inheritdoc/>
    public override string ToString() => $"CategoricalLikelihood(K = {Classes}{(link.Baseline ? ", baseline" : "")})";

    /// <summary>K, the number of classes.</summary>
    public override int? Levels(int k = 0) => Classes;

    // log p[k] − log(1 − p[k]), by the other classes, so that a class that is nearly sure keeps what is left to 1.
    private double LogOdds(ReadOnlySpan<double> z, int k)
    {
        var place = k - link.Fixed;
        return place < 0 ? -Exponentials.LogSumExp(z)
            : z[place] - Exponentials.LogSumExp(z[..place], link.LogNormaliser(z[(place + 1)..]));
    }

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<int> batch) =>
        LaneLoop.Run(new Fast(batch, RawOutputs, link.Baseline), batch.Losses);

    private readonly ref struct Fast(Batch<int> batch, int logits, bool baseline) : ILaneTerm
    {
        private readonly Batch<int> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T none = baseline ? 0.0 : double.NegativeInfinity, seen = batch.Y<T>(i) - (baseline ? 1.0 : 0.0);
            T largest = none, first = -1.0, seenLogit = 0.0;
            for (var k = 0; k < logits; k++)
            {
                T logit = batch.Z<T>(k, i), isLarger = logit > largest;
                largest = T.Select(isLarger, logit, largest);
                first = T.Select(isLarger, k, first);
                seenLogit = T.Select(T.Equal(seen, k), logit, seenLogit);
            }

            // What the sum is more than 1, the part of the largest. The exponentials, which take longest, are kept where the probabilities
            // go that they are parts of.
            var rest = T.Select(first < 0.0, 0.0, LaneMath.Exp(none - largest));
            for (var k = 0; k < logits; k++)
            {
                var part = LaneMath.Exp(batch.Z<T>(k, i) - largest);
                batch.Slope(k, i, part);
                rest += T.Select(T.Equal(first, k), 0.0, part);
            }

            if (!batch.Slopes.IsEmpty)
            {
                Slopes(i, seen, first, rest);
            }

            return largest - seenLogit + LaneMath.Log1p(rest);
        }

        // 1 − p of the largest, which may be near 1, is its share of the rest.
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private void Slopes<T>(int i, in T seen, in T first, in T rest)
            where T : struct, ILanes<T>
        {
            T inverse = 1.0 / (1.0 + rest), left = rest * inverse;
            for (var k = 0; k < logits; k++)
            {
                var p = batch.At<T>(batch.Slopes, k, i) * inverse;
                for (var l = 0; l < k && !batch.Curvatures.IsEmpty; l++)
                {
                    batch.Curvature(k, l, i, -p * batch.At<T>(batch.Slopes, l, i));
                }

                batch.Slope(k, i, p);
                batch.Curvature(k, k, i, p * T.Select(T.Equal(first, k), left, 1.0 - p));
            }

            for (var k = 0; k < logits; k++)
            {
                var p = batch.At<T>(batch.Slopes, k, i);
                batch.Slope(k, i, T.Select(T.Equal(seen, k), -T.Select(T.Equal(first, k), left, 1.0 - p), p));
            }
        }
    }
}
