using System.Numerics.Tensors;

namespace LossNotebooks;

/// <summary>
/// Adam: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², φ ← φ − rate · m̂ / (√v̂ + ε), where m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).
/// </summary>
/// <param name="rate">The learning rate &gt; 0, about the distance that a parameter moves in a step.</param>
/// <param name="steps">How many steps to take.</param>
/// <param name="beta1">β₁ in [0, 1), how much the mean of the gradients remembers.</param>
/// <param name="beta2">β₂ in [0, 1), how much the mean of their squares remembers.</param>
/// <param name="epsilon">ε &gt; 0, in the units of the gradient: keeps the step small where all gradients are 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
/// <remarks>Kingma and Ba (2015), Adam: a method for stochastic optimization, algorithm 1, with its defaults.</remarks>
public sealed class Adam(double rate, int steps, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    : FirstOrderOptimizer(rate, steps)
{
    /// <summary>β₁.</summary>
    public double Beta1 { get; } = Require.Memory(beta1);

    /// <summary>β₂.</summary>
    public double Beta2 { get; } = Require.Memory(beta2);

    /// <summary>ε.</summary>
    public double Epsilon { get; } = Require.Positive(epsilon);

    /// <inheritdoc/>
    public override StepRule NewRule(int parameters) => new Rule(this, parameters);

    private sealed class Rule(Adam adam, int parameters) : StepRule
    {
        private readonly double[] m = new double[parameters];
        private readonly double[] v = new double[parameters];
        private readonly double[] work = new double[parameters];
        private double power1 = 1, power2 = 1;

        public override void Step(Span<double> phi, ReadOnlySpan<double> gradient)
        {
            power1 *= adam.Beta1;
            power2 *= adam.Beta2;
            TensorPrimitives.Lerp(m, gradient, 1 - adam.Beta1, m);
            TensorPrimitives.Multiply(gradient, gradient, work);
            TensorPrimitives.Lerp(v, work, 1 - adam.Beta2, v);

            // The step, with the corrections 1 / (1 − βᵗ) taken out of the loops: m / (√v √(1 / (1 − β₂ᵗ)) + ε), times rate / (1 − β₁ᵗ).
            TensorPrimitives.Sqrt<double>(v, work);
            TensorPrimitives.Multiply(work, Math.Sqrt(1 / (1 - power2)), work);
            TensorPrimitives.Add(work, adam.Epsilon, work);
            TensorPrimitives.Divide<double>(m, work, work);
            TensorPrimitives.MultiplyAdd(work, -adam.Rate / (1 - power1), phi, phi);
        }
    }
}
