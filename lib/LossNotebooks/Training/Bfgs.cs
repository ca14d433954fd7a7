using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace LossNotebooks;

/// <summary>MathNet.Numerics' BFGS: learns the curvature from the gradients it sees; the choice for smooth losses with few parameters.</summary>
/// <remarks>Nocedal and Wright (2006), Numerical Optimization, algorithm 6.1.</remarks>
public sealed class Bfgs : Optimizer
{
    /// <inheritdoc/>
    public override History Minimize(IObjective loss, ReadOnlySpan<double> start)
    {
        var losses = new List<double>();
        var path = new List<double[]>();
        var seen = new Recorder(loss, losses, path);
        try
        {
            new BfgsMinimizer(gradientTolerance: 1e-9, parameterTolerance: 1e-12, functionProgressTolerance: 0, maximumIterations: 1000)
                .FindMinimum(seen.AsObjectiveFunction(), Vector<double>.Build.DenseOfArray(start.ToArray()));
        }
        catch (OptimizationException) when (losses.Count > 0)
        {
            // Near the minimum rounding leaves the line search nothing to gain: what it has found stands.
        }

        return new(losses, path);
    }

    // Keeps the evaluations that improved on all before them: the path that BFGS found, without its line searches.
    private sealed class Recorder(IObjective loss, List<double> losses, List<double[]> path) : IObjective
    {
        public int ParameterCount => loss.ParameterCount;

        public int Examples => loss.Examples;

        public double Value(ReadOnlySpan<double> phi) => loss.Value(phi);

        public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
        {
            var value = loss.ValueAndGradient(phi, gradient);
            if (losses.Count == 0 || value < losses[^1])
            {
                losses.Add(value);
                path.Add(phi.ToArray());
            }

            return value;
        }

        public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient, ReadOnlySpan<int> batch) =>
            loss.ValueAndGradient(phi, gradient, batch);
    }
}
