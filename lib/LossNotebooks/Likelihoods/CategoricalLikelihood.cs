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
        return link.LogNormaliser(z) - (y < link.Fixed ? 0 : z[y - link.Fixed]);
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
            gradient[y - link.Fixed] -= 1;
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

            curvature[Triangle.Place(k, k)] = p * (1 - p);
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

    /// <inheritdoc/>
    // The log-sum-exp and the probabilities of several examples at once; then the seen class of each, one by one.
    protected internal override void Evaluate(Batch<int> batch)
    {
        LaneLoop.Run(new LogNormaliser(batch, RawOutputs, link.Baseline), batch.Losses);
        for (var i = 0; i < batch.Examples; i++)
        {
            if (batch.Outputs[i] - link.Fixed is >= 0 and var k)
            {
                var seen = k * batch.Examples + i;
                batch.Losses[i] -= batch.RawOutputs[seen];
                if (!batch.Slopes.IsEmpty)
                {
                    batch.Slopes[seen] -= 1;
                }
            }
        }
    }

    private readonly ref struct LogNormaliser(Batch<int> batch, int logits, bool baseline) : ILaneTerm
    {
        private readonly Batch<int> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T none = baseline ? 0 : double.NegativeInfinity, largest = none;
            for (var k = 0; k < logits; k++)
            {
                var logit = batch.Z<T>(k, i);
                largest = T.Select(logit > largest, logit, largest);
            }

            // The exponentials, which take longest, are kept where the probabilities go that they are parts of.
            var sum = LaneMath.Exp(none - largest);
            for (var k = 0; k < logits; k++)
            {
                var part = LaneMath.Exp(batch.Z<T>(k, i) - largest);
                batch.Slope(k, i, part);
                sum += part;
            }

            for (var k = 0; k < logits && !batch.Slopes.IsEmpty; k++)
            {
                var p = batch.At<T>(batch.Slopes, k, i) / sum;
                batch.Slope(k, i, p);
                for (var l = 0; l < k && !batch.Curvatures.IsEmpty; l++)
                {
                    batch.Curvature(k, l, i, -p * batch.At<T>(batch.Slopes, l, i));
                }

                batch.Curvature(k, k, i, p * (1.0 - p));
            }

            return largest + LaneMath.Log(sum);
        }
    }
}
