namespace LossNotebooks;

/// <summary>
/// A link ties a model's raw, unconstrained outputs z to the parameters θ of a distribution: z = g(θ) and θ = g⁻¹(z).
/// </summary>
/// <param name="Name">The field's name for it: identity, log, logit, softmax …</param>
/// <remarks>McCullagh and Nelder (1989), Generalized Linear Models, chapter 2.</remarks>
public abstract record Link(string Name)
{
    /// <summary>z = g(θ).</summary>
    public abstract double[] Apply(ReadOnlySpan<double> theta);

    /// <summary>θ = g⁻¹(z).</summary>
    public abstract double[] Invert(ReadOnlySpan<double> z);
}
