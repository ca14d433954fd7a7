using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace LossNotebooks;

/// <summary>The door to MathNet.Numerics: any loss as its <see cref="IObjectiveFunction"/>, for BFGS, Nelder–Mead and the others.</summary>
public static class ObjectiveFunction
{
    /// <summary>L[φ] with its gradient, as MathNet's optimisers want it.</summary>
    public static IObjectiveFunction AsObjectiveFunction(this IObjective loss) =>
        MathNet.Numerics.Optimization.ObjectiveFunction.Gradient(phi =>
        {
            var gradient = new double[loss.ParameterCount];
            var value = loss.ValueAndGradient(phi.ToArray(), gradient);
            return (value, Vector<double>.Build.Dense(gradient));
        });
}
