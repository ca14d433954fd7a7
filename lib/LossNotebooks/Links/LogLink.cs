namespace LossNotebooks;

/// <summary>z = log θ, θ = exp z, for a positive parameter such as σ or a rate.</summary>
public sealed record LogLink() : ScalarLink("log")
{
    /// <inheritdoc/>
    public override double Apply(double theta) => Math.Log(theta);

    /// <inheritdoc/>
    public override double Invert(double z) => Math.Exp(z);

    /// <summary>dθ/dz = exp z = θ.</summary>
    public override double Derivative(double z) => Math.Exp(z);
}
