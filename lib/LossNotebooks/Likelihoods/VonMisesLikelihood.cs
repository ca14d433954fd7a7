using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>
/// Directions: the model predicts the point z = κ (cos μ, sin μ) of the plane, the natural parameters of the von Mises distribution. The
/// loss is log I₀(κ) + log 2π − z₁ cos y − z₂ sin y, convex in z. Angles are in radians; y and y + 2π are the same.
/// </summary>
/// <remarks>Mardia and Jupp (2000), Directional Statistics, chapters 3 and 5.</remarks>
public sealed class VonMisesLikelihood : Likelihood<double, VonMises>
{
    /// <summary>One parameter of two numbers, the mean direction μ and the concentration κ.</summary>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("direction", "(μ, κ)", new PolarLink(), 2)];

    /// <inheritdoc/>
    public override VonMises At(params ReadOnlySpan<double> z)
    {
        var theta = Parameters[0].Link.Invert(Require.RawOutputs(2, z));
        return new(theta[0], theta[1]);
    }

    /// <summary>log(exp(−κ) I₀(κ)) + log 2π + (κ − d) with d = z₁ cos y + z₂ sin y. With c = z₁ sin y − z₂ cos y, c² + d² = κ², the last
    /// term is c²/(κ + d), which cancels nothing where d &gt; 0.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var (x1, x2) = Two(z, y);
        var kappa = double.Hypot(x1, x2);
        var (sin, cos) = Math.SinCos(y);
        double d = x1 * cos + x2 * sin, c = x1 * sin - x2 * cos;
        return Bessel.LogI0Scaled(kappa) + 2 * Normal.HalfLogTwoPi + (d > 0 ? c * (c / (kappa + d)) : kappa - d);
    }

    /// <summary>∂Loss/∂z = A(κ) (cos μ, sin μ) − (cos y, sin y), expected minus seen, with A(κ) = I₁(κ)/I₀(κ).</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        var (x1, x2) = Two(z, y);
        var kappa = double.Hypot(x1, x2);
        var ratio = kappa == 0 ? 0.5 : Bessel.Ratio(kappa) / kappa;
        var (sin, cos) = Math.SinCos(y);
        gradient[0] = ratio * x1 - cos;
        gradient[1] = ratio * x2 - sin;
    }

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>∂²Loss/∂z² = A′(κ) m mᵀ + A(κ)/κ (1 − m mᵀ) with m = (cos μ, sin μ): A′ along z, A/κ across.</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        var (x1, x2) = Two(z, y);
        var kappa = double.Hypot(x1, x2);
        double along = Bessel.RatioSlope(kappa), across = kappa == 0 ? 0.5 : Bessel.Ratio(kappa) / kappa;
        var (cos, sin) = kappa == 0 ? (1, 0) : (x1 / kappa, x2 / kappa);
        curvature[0] = along * cos * cos + across * sin * sin;
        curvature[1] = (along - across) * cos * sin;
        curvature[2] = along * sin * sin + across * cos * cos;
    }

    /// <summary>μ is the direction of Σᵢ (cos yᵢ, sin yᵢ), and A(κ) is the length of their mean: solved for κ to the last
    /// digit.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        double cos = Mean.Of(y, Math.Cos), sin = Mean.Of(y, Math.Sin), length = double.Hypot(cos, sin);
        if (1 - length < 1e-12)
        {
            throw new ArgumentException("Every y is the same direction, so no finite κ is best; give directions that differ.", nameof(y));
        }

        return Parameters[0].Link.Apply([Math.Atan2(sin, cos), RisingRoot.Of(new(0, 1e15), kappa => Bessel.Ratio(kappa) - length)]);
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.Finite(y);

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch) => LaneLoop.Run(new Fast(batch), batch.Losses);

    // The members for one example on vectors, loss and slopes from one sine and cosine.
    private readonly ref struct Fast(Batch<double> batch) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T x1 = batch.Z<T>(0, i), x2 = batch.Z<T>(1, i), kappa = Hypot.Of(x1, x2);
            var sin = SinCos.Of(batch.Y<T>(i), out var cos);
            T d = x1 * cos + x2 * sin, c = x1 * sin - x2 * cos;
            var ratio = T.Select(T.Equal(kappa, 0.0), 0.5, BesselRatio.Of(kappa) / kappa);
            batch.Slope(0, i, ratio * x1 - cos);
            batch.Slope(1, i, ratio * x2 - sin);
            if (!batch.Curvatures.IsEmpty)
            {
                T along = BesselRatioSlope.Of(kappa), isNone = T.Equal(kappa, 0.0);
                T m1 = T.Select(isNone, 1.0, x1 / kappa), m2 = T.Select(isNone, 0.0, x2 / kappa);
                batch.Curvature(0, 0, i, along * m1 * m1 + ratio * m2 * m2);
                batch.Curvature(1, 0, i, (along - ratio) * m1 * m2);
                batch.Curvature(1, 1, i, along * m2 * m2 + ratio * m1 * m1);
            }

            return LogBesselI0Scaled.Of(kappa) + 2 * Normal.HalfLogTwoPi + T.Select(d > 0.0, c * (c / (kappa + d)), kappa - d);
        }
    }
}
