namespace LossNotebooks;

/// <summary>One model at work on a batch of fixed size: forward to the raw outputs, backward to the gradient. It owns its buffers,
/// so a training step allocates nothing; it serves one thread at a time.</summary>
public abstract class ModelPass
{
    /// <summary>z = f[x, φ] for every example.</summary>
    public abstract void Forward(ReadOnlySpan<double> phi, ReadOnlySpan<double> x, Span<double> z);

    /// <summary>The chain rule after <see cref="Forward"/> with the same φ and x: from ∂L/∂z to ∂L/∂φ, which overwrites
    /// <paramref name="gradient"/>.</summary>
    public abstract void Backward(ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> dz, Span<double> gradient);

    /// <summary>After <see cref="Forward"/> with the same φ and x, the chain rule for second derivatives: from ∂²L/∂z² to the Gauss–Newton
    /// form Σᵢ JᵢᵀHᵢJᵢ with J = ∂z/∂φ, which of a model that is linear in φ (<see cref="Model.IsLinear"/>) is ∂²L/∂φ². Both are lower
    /// triangles row by row (<see cref="Triangle"/>), the first with I numbers for each place.</summary>
    /// <exception cref="NotSupportedException">The model has no such form.</exception>
    public virtual void Curvature(
        ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> curvatureOfZ, Span<double> curvature) =>
        throw new NotSupportedException("The model has no Gauss–Newton form: override ModelPass.Curvature.");
}
