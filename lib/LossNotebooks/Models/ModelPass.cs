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
}
