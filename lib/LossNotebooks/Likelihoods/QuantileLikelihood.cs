using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace LossNotebooks;

/// <summary>
/// Quantile regression: the model predicts the τ-quantile μ = z₁ of y, and a scale b = exp z₂, as those of an asymmetric Laplace. With
/// u = (y − μ)/b the loss is ρ(u) + z₂ − log τ(1 − τ), where ρ(u) is τ u above 0 and (τ − 1) u below: the pinball loss.
/// </summary>
/// <remarks>Koenker and Bassett (1978), Regression quantiles.</remarks>
public sealed class QuantileLikelihood : Likelihood<double, AsymmetricLaplace>
{
    private readonly double constant;

    /// <summary>A likelihood whose μ is the quantile at <paramref name="tau"/>.</summary>
    /// <param name="tau">τ, between 0 and 1, ends excluded.</param>
    /// <exception cref="ArgumentOutOfRangeException">τ is not between 0 and 1.</exception>
    public QuantileLikelihood(double tau)
    {
        Tau = Require.Between(tau);
        constant = -Math.Log(tau) - Exponentials.Log1p(-tau);
    }

    /// <summary>τ, the probability below the quantile.</summary>
    public double Tau { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("mu", "μ", new IdentityLink()), new("scale", "b", new LogLink())];

    /// <inheritdoc/>
    public override AsymmetricLaplace At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(2, z);
        return new(Tau, z[0], Require.PositiveExp(z[1]));
    }

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var (mu, logScale) = Two(z, y);
        return Exponentials.TimesExp(Side(mu, y) * (y - mu), -logScale) + logScale + constant;
    }

    /// <summary>∂Loss/∂z₁ = −τ/b where y lies above μ, (1 − τ)/b where below (0 at the kink y = μ); ∂Loss/∂z₂ = 1 − ρ(u).</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        var (mu, logScale) = Two(z, y);
        gradient[0] = -Exponentials.TimesExp(Side(mu, y), -logScale);
        gradient[1] = 1 - Exponentials.TimesExp(Side(mu, y) * (y - mu), -logScale);
    }

    /// <inheritdoc/>
    public override bool HasInformation => true;

    /// <summary>E[∂Loss/∂z₁²] = τ (1 − τ)/b² and E[∂Loss/∂z₂²] = 1; nothing between the two. So a standard error of a linear quantile
    /// is that of quantreg's "iid", √(τ (1 − τ)) s √((XᵀX)⁻¹) with the sparsity s = 1/density at the quantile, where the distribution says
    /// s = b/(τ (1 − τ)) and quantreg estimates it from the residuals near 0.</summary>
    /// <remarks>Koenker (2005), Quantile Regression, section 3.2.3; Yu and Zhang (2005), A three-parameter asymmetric Laplace
    /// distribution.</remarks>
    public override void Information(ReadOnlySpan<double> z, Span<double> information)
    {
        Require.Length(2, z);
        information[0] = Exponentials.TimesExp(Tau * (1 - Tau), -2 * z[1]);
        information[1] = 0;
        information[2] = 1;
    }

    internal override void Informations(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> informations) =>
        ScaleInformation.Of(Tau * (1 - Tau), z[y.Length..], informations);

    internal override Likelihood<double> Rounded(double width) =>
        new RoundedPinball<AsymmetricLaplace>(this, 0.5, Tau - 0.5, constant, 2 * width);

    /// <summary>A τ-quantile of y, and the log of the mean of b ρ.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y, atLeast: 2);
        double[] sorted = [.. y.ToArray().Order()];
        var mu = sorted[Math.Max(0, (int)Math.Ceiling(Tau * sorted.Length) - 1)];
        return [mu, Math.Log(Require.Spread(Mean.Of(y, value => Side(mu, value) * (value - mu)), y))];
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.Finite(y);

    /// <inheritdoc/>
    public override string ToString() => Invariant($"QuantileLikelihood(τ = {Tau:R})");

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch) => LaneLoop.Run(new Fast(batch, Tau, constant), batch.Losses);

    private double Side(double mu, double y) => y > mu ? Tau : y < mu ? Tau - 1 : 0;

    private readonly ref struct Fast(Batch<double> batch, double tau, double constant) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T mu = batch.Z<T>(0, i), logScale = batch.Z<T>(1, i), y = batch.Y<T>(i), half = LaneMath.HalfExp(-logScale);
            var side = T.Select(y > mu, tau, T.Select(y < mu, tau - 1, 0.0));
            var costs = LaneMath.TimesSquare(side * (y - mu), half);
            batch.Slope(0, i, -LaneMath.TimesSquare(side, half));
            batch.Slope(1, i, 1.0 - costs);
            return costs + logScale + constant;
        }
    }
}
