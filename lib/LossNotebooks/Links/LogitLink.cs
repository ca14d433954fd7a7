namespace LossNotebooks;

/// <summary>z = log(θ / (1 − θ)), θ = sigmoid(z) = 1 / (1 + exp(−z)), for a probability.</summary>
public sealed record LogitLink() : ScalarLink("logit")
{
    /// <inheritdoc/>
    public override double Apply(double theta) => Math.Log(theta) - Exponentials.Log1p(-theta);

    /// <summary>The logistic sigmoid; exp is only ever taken of a number ≤ 0, so that nothing overflows.</summary>
    public override double Invert(double z) => Sigmoid(z);

    /// <summary>dθ/dz = θ (1 − θ).</summary>
    public override double Derivative(double z) => Sigmoid(z) * Sigmoid(-z);

    internal static double Sigmoid(double z)
    {
        var e = Math.Exp(-Math.Abs(z));
        return (z >= 0 ? 1 : e) / (1 + e);
    }
}
