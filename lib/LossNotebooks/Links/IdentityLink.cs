namespace LossNotebooks;

/// <summary>θ = z, for a parameter that may be any real number.</summary>
public sealed record IdentityLink() : ScalarLink("identity")
{
    /// <inheritdoc/>
    public override double Apply(double theta) => theta;

    /// <inheritdoc/>
    public override double Invert(double z) => z;

    /// <inheritdoc/>
    public override double Derivative(double z) => 1;
}
