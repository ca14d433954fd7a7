namespace LossNotebooks;

/// <summary>A link between one raw output z and one parameter θ; a vector passes through it number by number.</summary>
/// <param name="Name">The field's name for it.</param>
public abstract record ScalarLink(string Name) : Link(Name)
{
    /// <summary>z = g(θ).</summary>
    public abstract double Apply(double theta);

    /// <summary>θ = g⁻¹(z).</summary>
    public abstract double Invert(double z);

    /// <summary>dθ/dz at z: what the chain rule needs.</summary>
    public abstract double Derivative(double z);

    /// <inheritdoc/>
    public override double[] Apply(ReadOnlySpan<double> theta) => Array.ConvertAll(theta.ToArray(), Apply);

    /// <inheritdoc/>
    public override double[] Invert(ReadOnlySpan<double> z) => Array.ConvertAll(z.ToArray(), Invert);
}
