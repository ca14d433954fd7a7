namespace LossNotebooks;

/// <summary>
/// The loss of an asymmetric Laplace with its kink rounded off: with u = (y − μ)/b it is a s + c u + log b and a constant, where
/// s = √(u² + w²) takes the place of |u|. The narrower w, the nearer; and as it curves, Newton's method finds its minimum.
/// </summary>
/// <remarks>Up to its constant this is the loss of a hyperbolic distribution, Barndorff-Nielsen (1977). The minimum of a loss with kinks as
/// the limit of those of smooth ones: Madsen and Nielsen (1993), A finite smoothing algorithm for linear ℓ₁ estimation; Chen (2007), A
/// finite smoothing algorithm for quantile regression.</remarks>
/// <param name="likelihood">Whose loss is rounded.</param>
/// <param name="slope">a.</param>
/// <param name="tilt">c.</param>
/// <param name="constant">What else its loss has.</param>
/// <param name="width">w, in units of b.</param>
internal sealed class RoundedPinball<TDistribution>(
    Likelihood<double, TDistribution> likelihood, double slope, double tilt, double constant, double width)
    : Likelihood<double, TDistribution>
    where TDistribution : Distribution<double>
{
    public override IReadOnlyList<Parameter> Parameters => likelihood.Parameters;

    public override bool HasCurvature => true;

    public override TDistribution At(params ReadOnlySpan<double> z) => likelihood.At(z);

    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var (u, s, _) = Residual(z, y);
        return slope * s + tilt * u + z[1] + constant;
    }

    /// <summary>With the pull p = a u/s + c: ∂Loss/∂z₁ = −p/b and ∂Loss/∂z₂ = 1 − u p.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        var (u, s, scale) = Residual(z, y);
        var pull = slope * u / s + tilt;
        gradient[0] = -pull / scale;
        gradient[1] = 1 - u * pull;
    }

    /// <summary>With the bend h = ∂p/∂u = a w²/s³: ∂²Loss/∂z₁² = h/b², ∂²Loss/∂z₁∂z₂ = (p + u h)/b and ∂²Loss/∂z₂² = u (p + u h).</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        var (u, s, scale) = Residual(z, y);
        double bend = slope * (width / s) * (width / s) / s, both = slope * u / s + tilt + u * bend;
        curvature[0] = bend / scale / scale;
        curvature[1] = both / scale;
        curvature[2] = u * both;
    }

    public override double[] Start(ReadOnlySpan<double> y) => likelihood.Start(y);

    public override void Check(double y) => likelihood.Check(y);

    protected internal override void Evaluate(Batch<double> batch) =>
        LaneLoop.Run(new RoundedPinballTerm(batch, slope, tilt, constant, width), batch.Losses);

    private (double U, double S, double Scale) Residual(ReadOnlySpan<double> z, double y)
    {
        CheckPair(z, y);
        double scale = Math.Exp(z[1]), u = (y - z[0]) / scale;
        return (u, Math.Sqrt(u * u + width * width), scale);
    }
}
