using System.Runtime.Intrinsics;
using MathNet.Numerics.Statistics;

namespace LossNotebooks;

/// <summary>
/// Laplace outputs: μ = z₁, b = exp z₂. The loss is |y − μ|/b + log 2b: least absolute deviations, where b is a constant.
/// </summary>
/// <remarks>Bloomfield and Steiger (1983), Least Absolute Deviations.</remarks>
public sealed class LaplaceLikelihood : Likelihood<double, Laplace>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [new("mu", "μ", new IdentityLink()), new("scale", "b", new LogLink())];

    /// <inheritdoc/>
    public override Laplace At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(2, z);
        return new(z[0], Require.PositiveExp(z[1]));
    }

    /// <summary>|y − z₁| exp(−z₂) + z₂ + log 2.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var (mu, logScale) = Two(z, y);
        return Exponentials.TimesExp(Math.Abs(y - mu), -logScale) + logScale + Math.Log(2);
    }

    /// <summary>∂Loss/∂z₁ = ±1/b, by the side on which μ lies (0 at the kink y = μ); ∂Loss/∂z₂ = 1 − |y − μ|/b.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        var (mu, logScale) = Two(z, y);
        gradient[0] = Exponentials.TimesExp(Math.Sign(mu - y), -logScale);
        gradient[1] = 1 - Exponentials.TimesExp(Math.Abs(y - mu), -logScale);
    }

    /// <summary>The median of y, and the log of the mean distance from it.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y, atLeast: 2);
        var median = y.ToArray().Median();
        var distance = y.ToArray().Average(value => Math.Abs(value - median));
        return [median, Math.Log(Require.Positive(distance, "the spread of y"))];
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.Finite(y);

    /// <inheritdoc/>
    protected internal override double Batch(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient) =>
        VectorLoop.SumOfTwo(default(VectorLoss), this, z, y, gradient);

    private readonly struct VectorLoss : IVectorLoss2
    {
        public Vector256<double> Loss(
            Vector256<double> z1, Vector256<double> z2, Vector256<double> y, out Vector256<double> slope1, out Vector256<double> slope2)
        {
            var half = VectorMath.HalfExp(-z2);
            var distance = VectorMath.TimesSquare(Vector256.Abs(y - z1), half);
            var side = Vector256.ConditionalSelect(Vector256.LessThan(z1, y), -Vector256<double>.One, Vector256<double>.One);
            slope1 = Vector256.ConditionalSelect(Vector256.Equals(z1, y), Vector256<double>.Zero, side * half * half);
            slope2 = Vector256<double>.One - distance;
            return distance + z2 + Vector256.Create(Math.Log(2));
        }
    }
}
