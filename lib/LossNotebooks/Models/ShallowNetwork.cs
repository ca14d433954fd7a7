namespace LossNotebooks;

/// <summary>
/// A network with one hidden layer of H rectified linear units: h = max(0, b₀ + W₀ x), z = b₁ + W₁ h.
/// φ = (b₀: H numbers, W₀: H rows of D, b₁: K numbers, W₁: K rows of H).
/// </summary>
public sealed class ShallowNetwork(int inputs, int hidden, int outputs = 1) : Model
{
    /// <inheritdoc/>
    public override int Inputs { get; } = Require.AtLeast(1, inputs);

    /// <summary>H, the number of hidden units.</summary>
    public int Hidden { get; } = Require.AtLeast(1, hidden);

    /// <inheritdoc/>
    public override int Outputs { get; } = Require.AtLeast(1, outputs);

    /// <inheritdoc/>
    public override int ParameterCount => Hidden * (1 + Inputs) + Outputs * (1 + Hidden);

    /// <summary>
    /// b₁ from <paramref name="constant"/>; W₀ normal with variance 2/D, W₁ normal with variance 1/H, and b₀ uniform so that
    /// each unit's kink lies where inputs scaled to about [−1, 1] are.
    /// </summary>
    /// <remarks>He et al. (2015), Delving deep into rectifiers, eq. 10, for the variance of W₀.</remarks>
    public override double[] Start(ReadOnlySpan<double> constant, Random? random)
    {
        ArgumentNullException.ThrowIfNull(random); // units that start alike would stay alike
        Require.Length(Outputs, constant);
        var phi = new double[ParameterCount];
        var b1 = Hidden * (1 + Inputs);
        Draw(random, Math.Sqrt(2.0 / Inputs), phi.AsSpan(Hidden, Hidden * Inputs));
        Draw(random, Math.Sqrt(1.0 / Hidden), phi.AsSpan(b1 + Outputs));
        for (var h = 0; h < Hidden; h++)
        {
            var slope = phi.AsSpan(Hidden + h * Inputs, Inputs);
            var reach = Math.Sqrt(Sums.OfProducts(slope, slope));
            phi[h] = reach * (2 * random.NextDouble() - 1);
        }

        constant.CopyTo(phi.AsSpan(b1));
        return phi;
    }

    /// <inheritdoc/>
    public override ModelPass NewPass(int examples) => new ShallowNetworkPass(this, examples);

    /// <summary>The model and its sizes.</summary>
    public override string ToString() => $"ShallowNetwork({Inputs}, {Hidden}, {Outputs})";

    private static void Draw(Random random, double sigma, Span<double> weights)
    {
        foreach (ref var weight in weights)
        {
            weight = MathNet.Numerics.Distributions.Normal.Sample(random, 0, sigma);
        }
    }
}
