namespace LossNotebooks;

/// <summary>
/// Outputs that are one of K classes (numbered from 0): the model predicts K logits, p = softmax(z). The loss is multiclass
/// cross-entropy, log Σₖ exp z[k] − z[y].
/// </summary>
/// <remarks>Bishop (2006), eq. 4.108.</remarks>
public sealed class CategoricalLikelihood : Likelihood<int, Categorical>
{
    private static readonly SoftmaxLink Softmax = new();

    /// <summary>A likelihood over <paramref name="classes"/> ≥ 2 classes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two classes.</exception>
    public CategoricalLikelihood(int classes) =>
        Parameters = [new("p", "p", Softmax, Require.AtLeast(2, classes))];

    /// <summary>K, the number of classes.</summary>
    public int Classes => RawOutputs;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override Categorical At(params ReadOnlySpan<double> z)
    {
        Require.Length(Classes, z);
        return new(Softmax.Invert(z));
    }

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> z, int y) => SoftmaxLink.LogSumExp(z) - z[y];

    /// <summary>∂Loss/∂z[k] = p[k] − 1 for k = y, p[k] for the others.</summary>
    public override void Gradient(ReadOnlySpan<double> z, int y, Span<double> gradient)
    {
        var log = SoftmaxLink.LogSumExp(z);
        for (var k = 0; k < z.Length; k++)
        {
            gradient[k] = Math.Exp(z[k] - log);
        }

        gradient[y] -= 1;
    }

    /// <summary>The log of each class's share, shifted to mean 0.</summary>
    public override double[] Start(ReadOnlySpan<int> y)
    {
        var shares = new double[Classes];
        foreach (var k in y)
        {
            Check(k);
            shares[k] += 1.0 / y.Length;
        }

        return !shares.Contains(0) ? Softmax.Apply(shares)
            : throw new ArgumentException("A class never occurs in y, so no finite logits are best; every class must occur.", nameof(y));
    }

    /// <inheritdoc/>
    public override void Check(int y)
    {
        if (y < 0 || y >= Classes)
        {
            throw new ArgumentOutOfRangeException(nameof(y), y, $"y must be the index of a class, 0 to {Classes - 1}.");
        }
    }
}
