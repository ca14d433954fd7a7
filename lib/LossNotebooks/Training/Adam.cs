using System.Numerics.Tensors;

namespace LossNotebooks;

/// <summary>
/// Adam: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², φ ← φ − rate · m̂ / (√v̂ + ε), where m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).
/// </summary>
/// <param name="rate">The learning rate &gt; 0, about the distance that a parameter moves in a step.</param>
/// <param name="steps">How many steps to take.</param>
/// <remarks>Kingma and Ba (2015), Adam: a method for stochastic optimization, algorithm 1, with its defaults β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸.</remarks>
public sealed class Adam(double rate, int steps) : FirstOrderOptimizer(rate, steps)
{
    /// <inheritdoc/>
    public override StepRule NewRule(int parameters) => new Rule(Rate, parameters);

    private sealed class Rule(double rate, int parameters) : StepRule
    {
        private const double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;
        private readonly double[] m = new double[parameters];
        private readonly double[] v = new double[parameters];
        private readonly double[] work = new double[parameters];
        private double power1 = 1, power2 = 1;

        public override void Step(Span<double> phi, ReadOnlySpan<double> gradient)
        {
            power1 *= Beta1;
            power2 *= Beta2;
            TensorPrimitives.Lerp(m, gradient, 1 - Beta1, m);
            TensorPrimitives.Multiply(gradient, gradient, work);
            TensorPrimitives.Lerp(v, work, 1 - Beta2, v);

            // The step, with the corrections 1 / (1 − βᵗ) taken out of the loops: m / (√v √(1 / (1 − β₂ᵗ)) + ε), times rate / (1 − β₁ᵗ).
            TensorPrimitives.Sqrt<double>(v, work);
            TensorPrimitives.Multiply(work, Math.Sqrt(1 / (1 - power2)), work);
            TensorPrimitives.Add(work, Epsilon, work);
            TensorPrimitives.Divide<double>(m, work, work);
            TensorPrimitives.MultiplyAdd(work, -rate / (1 - power1), phi, phi);
        }
    }
}
