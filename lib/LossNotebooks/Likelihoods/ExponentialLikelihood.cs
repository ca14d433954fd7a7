using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>
/// Exponential outputs: the model predicts the log of the rate, λ = exp z. The loss is λ y − z.
/// </summary>
/// <remarks>Kalbfleisch and Prentice (2002), The Statistical Analysis of Failure Time Data, chapter 2 (exponential regression).</remarks>
public sealed class ExponentialLikelihood : Likelihood<double, Exponential>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("rate", "λ", new LogLink())];

    /// <inheritdoc/>
    public override Exponential At(params ReadOnlySpan<double> z) => new(Require.PositiveExp(Require.RawOutputs(1, z)[0]));

    /// <summary>y exp(z) − z.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y) => Exponentials.TimesExp(y, One(z, y)) - z[0];

    /// <summary>∂Loss/∂z = λ y − 1.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) =>
        gradient[0] = Exponentials.TimesExp(y, One(z, y)) - 1;

    /// <summary>λ = 1 / the mean of y.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        return [-Math.Log(Require.Positive(Mean.Of(y), "the mean of y"))];
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.NotNegative(y);

    /// <inheritdoc/>
    protected internal override double Batch(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient) =>
        VectorLoop.Sum(default(VectorLoss), this, z, y, gradient);

    private readonly struct VectorLoss : IVectorLoss1
    {
        public Vector256<double> Loss(Vector256<double> z, Vector256<double> y, out Vector256<double> slope)
        {
            var half = VectorMath.HalfExp(z);
            var expected = VectorMath.TimesSquare(y, half);
            slope = expected - Vector256<double>.One;
            return expected - z;
        }
    }
}
