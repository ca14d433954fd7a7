namespace LossNotebooks;

/// <summary>A link between one raw output z and one parameter θ.</summary>
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
    public override double[] Apply(ReadOnlySpan<double> theta)
    {
        Require.Length(1, theta);
        return [Apply(theta[0])];
    }

    /// <inheritdoc/>
    public override double[] Invert(ReadOnlySpan<double> z)
    {
        Require.Length(1, z);
        return [Invert(z[0])];
    }
}
