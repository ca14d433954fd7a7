using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace LossNotebooks;

/// <summary>MathNet.Numerics' BFGS: learns the curvature from the gradients it sees; the choice for smooth losses with few
/// parameters.</summary>
/// <remarks>
/// Nocedal and Wright (2006), Numerical Optimization, algorithm 6.1. BFGS begins as if all parameters had the same curvature, so each is
/// measured in units of 1/√(∂²L/∂φ[p]²) where the search starts; and a line search can give up far from the minimum, so it starts again
/// from the best φ, in the units of that place, until that gains nothing more. It says so if it has not arrived.
/// </remarks>
/// <param name="maxSteps">The most steps from one start, ≥ 1.</param>
/// <param name="tolerance">The part of 1 + |L| that is as good as nothing gained by a start, &gt; 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
public sealed class Bfgs(int maxSteps = 1000, double tolerance = 1e-12) : Optimizer
{
    private const int MostStarts = 20;

    // The loss where it is no number: worse than all others, so that the line search turns back.
    private const double TooFar = 1e300;

    /// <summary>The most steps from one start.</summary>
    public int MaxSteps { get; } = Require.AtLeast(1, maxSteps);

    /// <summary>The part of 1 + |L| that is as good as nothing gained by a start.</summary>
    public double Tolerance { get; } = Require.Positive(tolerance);

    /// <inheritdoc/>
    public override History Minimize(
        IObjective loss, ReadOnlySpan<double> start, IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Require.Place(loss, start);
        var watched = new CancellableObjective(loss, cancellationToken);
        var history = Search(watched, start, progress);
        Convergence.Require(watched, history, p => $"φ[{p}]");
        return history.WithoutStandstill();
    }

    /// <summary>The descent alone, for those who look themselves where it ended.</summary>
    internal static History Descend(IObjective loss, ReadOnlySpan<double> start, IProgress<TrainingProgress>? progress = null) =>
        new Bfgs().Search(loss, start, progress);

    private History Search(IObjective loss, ReadOnlySpan<double> start, IProgress<TrainingProgress>? progress)
    {
        var search = new Descent(loss, MaxSteps, progress, start);
        var before = double.PositiveInfinity;
        for (var starts = 0; starts < MostStarts && before - search.Loss > Tolerance * (1 + Math.Abs(search.Loss)); starts++)
        {
            before = search.Loss;
            search.Descend();
        }

        return new(search.Losses, search.Path);
    }

    // Keeps the evaluations that improved on all before them: the path that BFGS found, without its line searches.
    private sealed class Descent
    {
        private readonly IObjective loss;
        private readonly int maxSteps;
        private readonly IProgress<TrainingProgress>? progress;

        public Descent(IObjective loss, int maxSteps, IProgress<TrainingProgress>? progress, ReadOnlySpan<double> start)
        {
            (this.loss, this.maxSteps, this.progress) = (loss, maxSteps, progress);
            Evaluate(start.ToArray());
        }

        public List<double> Losses { get; } = [];

        public List<double[]> Path { get; } = [];

        public double Loss => Losses[^1];

        public void Descend()
        {
            var origin = Vector<double>.Build.DenseOfArray(Path[^1]);
            var units = Vector<double>.Build.DenseOfArray(Curvature.Units(loss, Path[^1]));
            var objective = MathNet.Numerics.Optimization.ObjectiveFunction.Gradient(u =>
            {
                var (value, gradient) = Evaluate((origin + units.PointwiseMultiply(u)).ToArray());
                return (value, units.PointwiseMultiply(gradient));
            });
            try
            {
                new BfgsMinimizer(
                    gradientTolerance: 1e-9, parameterTolerance: 1e-12, functionProgressTolerance: 0, maximumIterations: maxSteps)
                    .FindMinimum(objective, Vector<double>.Build.Dense(origin.Count));
            }
            catch (OptimizationException)
            {
                // The line search found no better point: what it has found stands, and is where the next search starts.
            }
        }

        private (double Value, Vector<double> Gradient) Evaluate(double[] phi)
        {
            var gradient = new double[phi.Length];
            var value = loss.ValueAndGradient(phi, gradient);
            if (Losses.Count == 0)
            {
                Convergence.RequireStart(value, gradient);
            }

            if (!double.IsFinite(value) || !Array.TrueForAll(gradient, double.IsFinite))
            {
                return (TooFar, Vector<double>.Build.Dense(phi.Length));
            }

            if (Losses.Count == 0 || value < Loss)
            {
                Losses.Add(value);
                Path.Add(phi);
                progress?.Report(new(Losses.Count - 1, value));
            }

            return (value, Vector<double>.Build.Dense(gradient));
        }
    }
}
