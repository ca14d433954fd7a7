using System.Runtime.Intrinsics;
using MathNet.Numerics.Statistics;

namespace LossNotebooks;

/// <summary>
/// Normal outputs, both parameters predicted: μ = z₁, σ = exp z₂. With σ as one constant it is ordinary regression with its spread
/// learned; with σ a function of x it is heteroscedastic. The loss is ½((y − μ)/σ)² + log σ + ½ log 2π.
/// </summary>
/// <remarks>Nix and Weigend (1994), Estimating the mean and variance of the target probability distribution.</remarks>
public sealed class NormalLikelihood : Likelihood<double, Normal>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [new("mu", "μ", new IdentityLink()), new("sigma", "σ", new LogLink())];

    /// <inheritdoc/>
    public override Normal At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(2, z);
        return new(z[0], Require.PositiveExp(z[1]));
    }

    /// <summary>½u² + z₂ + ½ log 2π with u = (y − μ) exp(−z₂), straight from z so that it holds where σ itself would overflow.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var u = Standardised(z, y);
        return 0.5 * u * u + z[1] + Normal.HalfLogTwoPi;
    }

    /// <summary>∂Loss/∂z₁ = −u/σ and ∂Loss/∂z₂ = 1 − u², with u = (y − μ)/σ.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        var u = Standardised(z, y);
        gradient[0] = Exponentials.TimesExp(-u, -z[1]);
        gradient[1] = 1 - u * u;
    }

    /// <summary>The mean of y, and the log of its standard deviation (dividing by I, not I − 1: the maximum-likelihood value).</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y, atLeast: 2);
        var outputs = y.ToArray();
        var spread = Require.Positive(outputs.PopulationStandardDeviation(), "the spread of y");
        return [outputs.Mean(), Math.Log(spread)];
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.Finite(y);

    /// <summary>Two, as y = 0 and y = 1: least squares then fits the linear probability model.</summary>
    public override int? Levels(int k = 0) => 2;

    /// <inheritdoc/>
    protected internal override double Batch(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient) =>
        VectorLoop.SumOfTwo(default(VectorLoss), this, z, y, gradient);

    private double Standardised(ReadOnlySpan<double> z, double y)
    {
        var (mu, logSigma) = Two(z, y);
        return Exponentials.TimesExp(y - mu, -logSigma);
    }

    // The members for one example, word for word, on vectors.
    private readonly struct VectorLoss : IVectorLoss2
    {
        public Vector256<double> Loss(
            Vector256<double> z1, Vector256<double> z2, Vector256<double> y, out Vector256<double> slope1, out Vector256<double> slope2)
        {
            var half = VectorMath.HalfExp(-z2);
            var u = VectorMath.TimesSquare(y - z1, half);
            slope1 = VectorMath.TimesSquare(-u, half);
            slope2 = Vector256<double>.One - u * u;
            return 0.5 * u * u + z2 + Vector256.Create(Normal.HalfLogTwoPi);
        }
    }
}
