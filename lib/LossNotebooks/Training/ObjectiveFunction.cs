using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using MathNet.Numerics.Optimization.ObjectiveFunctions;

namespace LossNotebooks;

/// <summary>The door to MathNet.Numerics: any loss as its <see cref="IObjectiveFunction"/>, for BFGS, Newton, Nelder–Mead and the
/// others.</summary>
public static class ObjectiveFunction
{
    /// <summary>L[φ] with its gradient and, computed only when asked for, its <see cref="Curvature.Hessian"/>.</summary>
    public static IObjectiveFunction AsObjectiveFunction(this IObjective loss) => new LossFunction(Require.NotNull(loss));

    private sealed class LossFunction(IObjective loss) : LazyObjectiveFunctionBase(gradientSupported: true, hessianSupported: true)
    {
        public override IObjectiveFunction CreateNew() => new LossFunction(loss);

        protected override void EvaluateValue() => EvaluateGradient();

        protected override void EvaluateGradient()
        {
            var gradient = new double[loss.ParameterCount];
            Value = loss.ValueAndGradient(Point.ToArray(), gradient);
            Gradient = Vector<double>.Build.Dense(gradient);
        }

        protected override void EvaluateHessian() => Hessian = loss.Hessian(Point.ToArray());
    }
}
