using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>
/// Newton's method: φ ← φ − H⁻¹ ∂L/∂φ, each step to the lowest point of the parabola that fits the loss best where it stands.
/// Near a smooth minimum every step doubles the number of right digits. For a generalised linear model with the link that is natural to it
/// this is iteratively reweighted least squares.
/// </summary>
/// <remarks>
/// Where the loss curves downwards along a direction, the step goes down along it as far as it would if it curved upwards; and a step is
/// halved until the loss falls. The result does not depend on the units of φ.
/// Nocedal and Wright (2006), Numerical Optimization, chapter 3; McCullagh and Nelder (1989), Generalized Linear Models, section 2.5.
/// </remarks>
/// <param name="maxSteps">The most steps that it takes, ≥ 1.</param>
/// <param name="tolerance">The length of a step, in standard errors, that is negligible; &gt; 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
public sealed class Newton(int maxSteps = 100, double tolerance = 1e-12) : Optimizer
{
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
        var examples = loss is IBatchObjective sum ? sum.Examples : 1;
        return Search(new CancellableObjective(loss, cancellationToken), start, examples, p => $"φ[{p}]", progress, MaxSteps, Tolerance).History;
    }

    /// <summary>The way to the minimum, and the curvature there.</summary>
    /// <param name="loss">What is minimised.</param>
    /// <param name="start">Where the search starts.</param>
    /// <param name="examples">How many examples the loss sums over.</param>
    /// <param name="name">What to call a parameter.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="maxSteps">The most steps.</param>
    /// <param name="tolerance">The length of a step that is negligible.</param>
    /// <exception cref="InvalidOperationException">There is no best φ, or the search has not found it.</exception>
    internal static (History History, Matrix<double> Curvature) Search(
        IObjective loss, ReadOnlySpan<double> start, int examples, Func<int, string> name,
        IProgress<TrainingProgress>? progress = null, int maxSteps = 100, double tolerance = 1e-12)
    {
        var descent = new NewtonDescent(loss, start, progress, maxSteps, tolerance);
        var end = descent.Run();
        var history = descent.History;
        return end switch
        {
            _ when end == NewtonEnd.Endless || descent.IsPerfect(examples) => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"There is no best φ: at a loss of {history.Loss:G10} nats the search goes on and on along {descent.Along(name)}, as if "
                + $"infinity were best; leave out what tells the outputs apart, or fits them, perfectly, "
                + $"or choose a distribution without a parameter that they do not need.")),
            NewtonEnd.Arrived => (history, descent.Curvature),
            NewtonEnd.Kink => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"Newton's method did not arrive: after {history.Steps} steps, at a loss of {history.Loss:G10} nats, there is a kink; "
                + $"train with BFGS.")),
            NewtonEnd.Flat => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"Newton's method did not arrive: the loss of {history.Loss:G10} nats still falls along {descent.Along(name)}, but no step "
                + $"that way makes it fall; is the gradient wrong (Laws.CheckGradient), or is there a kink? Else train with BFGS.")),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"Newton's method did not arrive: after {history.Steps} steps, all that it may take, the loss of {history.Loss:G10} nats "
                + $"still falls along {descent.Along(name)}; allow more, or start from another φ.")),
        };
    }

    /// <summary>As far as Newton's method comes, for a search that has as good as arrived: its last digits, unless there is a
    /// kink.</summary>
    internal static History Polish(IObjective loss, ReadOnlySpan<double> near)
    {
        var descent = new NewtonDescent(loss, near, progress: null, maxSteps: 50, tolerance: 1e-12);
        descent.Run();
        return descent.History;
    }
}
