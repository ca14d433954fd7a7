using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>
/// Newton's method: φ ← φ − H⁻¹ ∂L/∂φ, each step to the lowest point of the parabola that fits the loss best where it stands.
/// Near a smooth minimum every step doubles the number of right digits. It has arrived where the step is a negligible part of a standard
/// error.
/// </summary>
/// <param name="maxSteps">The most steps that it takes, ≥ 1.</param>
/// <param name="tolerance">The length of a step, in standard errors, that is negligible; &gt; 0.</param>
/// <remarks>Nocedal and Wright (2006), Numerical Optimization, chapter 3.</remarks>
/// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
public sealed class Newton(int maxSteps = 50, double tolerance = 1e-12) : Optimizer
{
    // From here on a step that is no shorter than the one before is made of rounding.
    private const double Small = 1e-6;

    // By so many halvings a step becomes 0 beside φ.
    private const int MostHalvings = 60;

    /// <summary>The most steps that it takes.</summary>
    public int MaxSteps { get; } = Require.AtLeast(1, maxSteps);

    /// <summary>The length of a step, in standard errors, that is negligible.</summary>
    public double Tolerance { get; } = Require.Positive(tolerance);

    /// <inheritdoc/>
    public override History Minimize(
        IObjective loss, ReadOnlySpan<double> start, IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Require.Place(loss, start);
        var watched = new CancellableObjective(loss, cancellationToken);
        var (history, hindrance) = Descend(watched, start, progress, Curvature.InverseOrNull);
        Convergence.Require(watched, history, p => $"φ[{p}]");
        return hindrance is null ? history : throw new InvalidOperationException(FormattableString.Invariant(
            $"Newton's method did not arrive: after {history.Steps} steps, at a loss of {history.Loss:F3} nats, {hindrance}."));
    }

    /// <summary>As far as Newton's method comes, for a search that has as good as arrived: its last digits, unless there is a
    /// kink. Where only a combination of some parameters matters, it is that combination's.</summary>
    internal static History Polish(IObjective loss, ReadOnlySpan<double> near) =>
        new Newton().Descend(loss, near, progress: null, Curvature.InverseWhereCurvedOrNull).History;

    // The steps, and what hindered the next one, if it was not that it had arrived.
    private (History History, string? Hindrance) Descend(
        IObjective loss, ReadOnlySpan<double> start, IProgress<TrainingProgress>? progress, Func<Matrix<double>, Matrix<double>?> inverseOf)
    {
        var phi = Vector<double>.Build.DenseOfArray(start.ToArray());
        var gradient = new double[phi.Count];
        var losses = new List<double> { Convergence.RequireStart(loss.ValueAndGradient(phi.AsArray(), gradient), gradient) };
        var path = new List<double[]> { phi.ToArray() };
        (History, string?) End(string? hindrance) => (new(losses, path), hindrance);
        for (var before = double.PositiveInfinity; ;)
        {
            progress?.Report(new(losses.Count - 1, losses[^1]));
            if (inverseOf(loss.Hessian(phi.AsArray())) is not { } inverse)
            {
                return End("the loss does not curve upwards in every direction: "
                    + "there is a kink, or only a combination of some parameters matters; train with BFGS");
            }

            var slope = Vector<double>.Build.Dense(gradient);
            var step = inverse * slope;
            var length = Math.Sqrt(slope * step); // in standard errors
            if (length < Tolerance || (length < Small && length >= before))
            {
                return End(null);
            }

            if (losses.Count > MaxSteps)
            {
                return End("it has taken all steps it may; allow more, or start from another φ");
            }

            // Far from the minimum the parabola promises too much: halve the step until the loss falls (rounding aside).
            var most = losses[^1] + 1e-12 * (1 + Math.Abs(losses[^1]));
            var halvings = 0;
            for (; halvings < MostHalvings && !(loss.Value((phi - step).AsArray()) <= most); halvings++)
            {
                step /= 2;
            }

            if (halvings == MostHalvings)
            {
                return End("no step along the slope makes the loss fall; is the gradient wrong (Laws.CheckGradient)?");
            }

            before = length;
            phi -= step;
            losses.Add(loss.ValueAndGradient(phi.AsArray(), gradient));
            path.Add(phi.ToArray());
        }
    }
}
