using System.Numerics.Tensors;

namespace LossNotebooks;

/// <summary>Gradient descent with momentum β: m ← β m + ∂L/∂φ, φ ← φ − rate · m. With β = 0 it is the plain kind; with
/// <see cref="FirstOrderOptimizer.Batches"/> it is stochastic gradient descent.</summary>
/// <param name="rate">The learning rate &gt; 0.</param>
/// <param name="steps">How many steps to take.</param>
/// <param name="momentum">β in [0, 1).</param>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
/// <remarks>Polyak (1964), Some methods of speeding up the convergence of iteration methods.</remarks>
public sealed class GradientDescent(double rate, int steps, double momentum = 0) : FirstOrderOptimizer(rate, steps)
{
    /// <summary>β, how much of the last step lives on.</summary>
    public double Momentum { get; } = Require.Memory(momentum);

    /// <inheritdoc/>
    public override StepRule NewRule(int parameters) => new Rule(Rate, Momentum, parameters);

    private sealed class Rule(double rate, double momentum, int parameters) : StepRule
    {
        private readonly double[] velocity = new double[parameters];

        public override void Step(Span<double> phi, ReadOnlySpan<double> gradient)
        {
            TensorPrimitives.MultiplyAdd(velocity, momentum, gradient, velocity);
            TensorPrimitives.MultiplyAdd(velocity, -rate, phi, phi);
        }
    }
}
