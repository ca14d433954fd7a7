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
public sealed class Newton(int maxSteps = NewtonDescent.MostSteps, double tolerance = NewtonDescent.Negligible) : Optimizer
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
        var descent = NewtonDescent.From(new CancellableObjective(loss, cancellationToken), start, progress, MaxSteps, Tolerance);
        return Result(descent, descent.Run(), examples, p => $"φ[{p}]").History;
    }

    /// <summary>The way to the minimum, and the lower triangle of the curvature there.</summary>
    /// <param name="descent">The descent.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="examples">How many examples the loss sums over.</param>
    /// <param name="name">What to call a parameter.</param>
    /// <exception cref="InvalidOperationException">There is no best φ, or the search has not found it.</exception>
    internal static (History History, double[] Curvature) Result(
        NewtonDescent descent, NewtonEnd end, int examples, Func<int, string> name)
    {
        if (descent.Arrives(end, examples))
        {
            return (descent.History, descent.Curvature);
        }

        var (loss, along) = (Numbers.Text(descent.History.Loss), descent.Along(name));
        throw new InvalidOperationException(end == NewtonEnd.Endless || descent.IsPerfect(examples)
            ? Convergence.Endless(descent.History.Loss, along)
            : $"Newton's method did not arrive: after {descent.History.Steps} steps, at a loss of {loss} nats, " + end switch
            {
                NewtonEnd.Kink => "there is a kink; train with BFGS.",
                NewtonEnd.Arrived => "the loss has a saddle, not a minimum; start from another φ.",
                NewtonEnd.Flat => $"it still falls along {along}, but no step that way makes it fall: "
                    + "is the gradient wrong (Laws.CheckGradient), or is there a kink? Else train with BFGS.",
                _ => $"all that it may take, it still falls along {along}; allow more, or start from another φ.",
            });
    }

    /// <summary>As far as Newton's method comes, for a search that has as good as arrived: its last digits, unless there is a
    /// kink.</summary>
    internal static History Polish(IObjective loss, ReadOnlySpan<double> near)
    {
        var descent = NewtonDescent.From(loss, near);
        descent.Run();
        return descent.History;
    }
}
