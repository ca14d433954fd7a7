using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace LossNotebooks;

/// <summary>MathNet.Numerics' BFGS: learns the curvature from the gradients it sees; the choice for smooth losses with few parameters.</summary>
/// <remarks>
/// Nocedal and Wright (2006), Numerical Optimization, algorithm 6.1. BFGS begins as if all parameters had the same curvature, so each is
/// measured in units of 1/√(∂²L/∂φ[p]²) where the search starts; and a line search can give up far from the minimum, so it starts again from the best φ, in
/// the units of that place, until that gains nothing more. It says so if it has not arrived.
/// </remarks>
public sealed class Bfgs : Optimizer
{
    private const int MostStarts = 20;
    private const double NothingGained = 1e-12;

    // The loss where it is no number: worse than all others, so that the line search turns back.
    private const double TooFar = 1e300;

    /// <inheritdoc/>
    public override History Minimize(IObjective loss, ReadOnlySpan<double> start)
    {
        var history = Descend(loss, start);
        Convergence.Require(loss, history, p => $"φ[{p}]");
        return history.WithoutStandstill();
    }

    /// <summary>The descent alone, for those who look themselves where it ended.</summary>
    internal static History Descend(IObjective loss, ReadOnlySpan<double> start)
    {
        var search = new Descent(loss, start);
        for (var (starts, before) = (0, double.PositiveInfinity); starts < MostStarts && before - search.Loss > NothingGained * (1 + Math.Abs(search.Loss)); starts++)
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

        public Descent(IObjective loss, ReadOnlySpan<double> start)
        {
            this.loss = loss;
            if (Evaluate(start.ToArray()).Value == TooFar)
            {
                throw new InvalidOperationException("The loss or its gradient is no finite number where the search starts; start from another φ.");
            }
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
                new BfgsMinimizer(gradientTolerance: 1e-9, parameterTolerance: 1e-12, functionProgressTolerance: 0, maximumIterations: 1000)
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
            if (!double.IsFinite(value) || !Array.TrueForAll(gradient, double.IsFinite))
            {
                return (TooFar, Vector<double>.Build.Dense(phi.Length));
            }

            if (Losses.Count == 0 || value < Loss)
            {
                Losses.Add(value);
                Path.Add(phi);
            }

            return (value, Vector<double>.Build.Dense(gradient));
        }
    }
}
