using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>
/// Newton's method: φ ← φ − H⁻¹ ∂L/∂φ, each step to the lowest point of the parabola that fits the loss best where it stands.
/// Near a smooth minimum every step doubles the number of right digits. It ends where the step is a negligible part of a standard error, or
/// where the loss does not curve upwards.
/// </summary>
/// <remarks>Nocedal and Wright (2006), Numerical Optimization, chapter 3.</remarks>
public sealed class Newton : Optimizer
{
    private const int MostSteps = 50;

    // Of the decrement λ² = gᵀH⁻¹g, the squared length of the step in standard errors.
    private const double Negligible = 1e-24, Small = 1e-12;

    /// <inheritdoc/>
    public override History Minimize(IObjective loss, ReadOnlySpan<double> start)
    {
        var phi = Vector<double>.Build.DenseOfArray(start.ToArray());
        var gradient = new double[phi.Count];
        var losses = new List<double> { loss.ValueAndGradient(phi.AsArray(), gradient) };
        var path = new List<double[]> { phi.ToArray() };
        var before = double.PositiveInfinity;
        while (losses.Count <= MostSteps && Curvature.InverseOrNull(loss.Hessian(phi.AsArray())) is { } inverse)
        {
            var slope = Vector<double>.Build.Dense(gradient);
            var step = inverse * slope;
            var decrement = slope * step;
            if (decrement < Negligible || (decrement < Small && decrement >= before))
            {
                break;
            }

            // Far from the minimum the parabola promises too much: halve the step until the loss falls (rounding aside).
            for (var most = losses[^1] + 1e-12 * (1 + Math.Abs(losses[^1])); !(loss.Value((phi - step).AsArray()) <= most); step /= 2)
            {
            }

            before = decrement;
            phi -= step;
            losses.Add(loss.ValueAndGradient(phi.AsArray(), gradient));
            path.Add(phi.ToArray());
        }

        return new(losses, path);
    }
}
