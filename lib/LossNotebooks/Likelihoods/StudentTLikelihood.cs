using MathNet.Numerics;
using MathNet.Numerics.Statistics;
using static System.FormattableString;

namespace LossNotebooks;

/// <summary>
/// Student-t outputs, robust against outliers: μ = z₁, σ = exp z₂ and ν = exp z₃, or a fixed ν and only two raw outputs. With
/// u = (y − μ)/σ the loss is ½(ν + 1) log(1 + u²/ν) + log σ + log Γ(ν/2) − log Γ((ν + 1)/2) + ½ log νπ.
/// </summary>
/// <remarks>Lange, Little and Taylor (1989), Robust statistical modeling using the t distribution.</remarks>
public sealed partial class StudentTLikelihood : Likelihood<double, StudentT>, ITailLikelihood
{
    private const double NearlyNormal = 100;
    private readonly double? nu;

    /// <summary>ν is learned, or known.</summary>
    /// <param name="nu">The known ν &gt; 0; null: the model predicts its log.</param>
    /// <exception cref="ArgumentOutOfRangeException">ν is not finite and positive.</exception>
    public StudentTLikelihood(double? nu = null)
    {
        this.nu = nu is null ? null : Require.Positive(nu.Value, nameof(nu));
        Parameter[] moved = [new("mu", "μ", new IdentityLink()), new("sigma", "σ", new LogLink())];
        Parameters = nu is null ? [.. moved, new("nu", "ν", new LogLink())] : [.. moved];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override StudentT At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(RawOutputs, z);
        return new(nu ?? Require.PositiveExp(z[2]), z[0], Require.PositiveExp(z[1]));
    }

    /// <summary>From q = log(u²/ν), for log(1 + u²/ν) = log(1 + exp q) holds where u² would overflow or ν underflow.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var (nu, logNu, q) = Read(z, y);
        return 0.5 * (Exponentials.SoftplusTimesExp(q, logNu) + Exponentials.Softplus(q)) + z[1] + StudentT.LogNormaliser(nu, logNu);
    }

    /// <summary>
    /// With s = u²/(ν + u²): ∂Loss/∂z₁ = −(ν + 1) s/(y − μ), ∂Loss/∂z₂ = 1 − (ν + 1) s and
    /// ∂Loss/∂z₃ = ½(ν ψ(ν/2) − ν ψ((ν + 1)/2) + 1 + ν log(1 + u²/ν) − (ν + 1) s). An outlier pulls at μ ever less.
    /// </summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        var (nu, logNu, q) = Read(z, y);
        var pull = Exponentials.SigmoidTimesExp(q, logNu) + LogitLink.Sigmoid(q);
        gradient[0] = y == z[0] ? 0 : -pull / (y - z[0]);
        gradient[1] = 1 - pull;
        if (gradient.Length == 3)
        {
            var rest = Exponentials.SoftplusMinusSigmoidTimesExp(q, logNu) - LogitLink.Sigmoid(q);
            gradient[2] = 0.5 * (1 - NuTimesDigammaIncrease(nu) + rest);
        }
    }

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>
    /// With s = u²/(ν + u²) and the pull p = (ν + 1) s: ∂²Loss/∂z₁² = p (1 − 2s)/(y − μ)², ∂²Loss/∂z₁∂z₂ = 2p (1 − s)/(y − μ),
    /// ∂²Loss/∂z₂² = 2p (1 − s), ∂²Loss/∂z₁∂z₃ = s (1 − p)/(y − μ), ∂²Loss/∂z₂∂z₃ = s (1 − p) and
    /// ∂²Loss/∂z₃² = ½(ν (log(1 + u²/ν) − s) − ν s² + s (1 − s)) + ½ν (ψ(ν/2) − ψ((ν + 1)/2)) + ¼ν² (ψ′(ν/2) − ψ′((ν + 1)/2)).
    /// </summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        var (nu, logNu, q) = Read(z, y);
        double residual = y - z[0], s = LogitLink.Sigmoid(q), rest = LogitLink.Sigmoid(-q);
        double sTimesNu = Exponentials.SigmoidTimesExp(q, logNu), pull = sTimesNu + s;
        curvature[0] = q > 0 ? (rest - s) * pull / residual / residual // else with p/(y − μ)² = (1 + 1/ν) (1 − s)/σ²
            : Exponentials.TimesExp((rest - s) * rest, -2 * z[1]) + Exponentials.TimesExp((rest - s) * rest, -2 * z[1] - logNu);
        curvature[1] = residual == 0 ? 0 : 2 * pull * rest / residual;
        curvature[2] = 2 * pull * rest;
        if (curvature.Length > 3)
        {
            curvature[3] = residual == 0 ? 0 : s * (1 - pull) / residual;
            curvature[4] = s * (1 - pull);
            curvature[5] = 0.5 * (Exponentials.SoftplusMinusSigmoidTimesExp(q, logNu) - s * sTimesNu + s * rest)
                + StudentTNormaliserCurvature.Of<Lanes1>(nu);
        }
    }

    /// <summary>Searched from the median, the median distance and ν = 5. If y's tails (its kurtosis) are no heavier than those of a t with
    /// ν = 100 it is best to have none, as a normal; then μ and σ are the best for ν = 100.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y, atLeast: 2);
        var outputs = y.ToArray();
        var median = outputs.Median();
        var spread = Require.Spread(Array.ConvertAll(outputs, value => Math.Abs(value - median)).Average(), y);
        double[] from = [median, Math.Log(spread)];
        return nu is not null ? SearchStart(y, from)
            : outputs.PopulationKurtosis() > 6 / (NearlyNormal - 4) ? SearchStart(y, [.. from, Math.Log(5)])
            : [.. new StudentTLikelihood(NearlyNormal).SearchStart(y, from), Math.Log(NearlyNormal)];
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.Finite(y);

    /// <inheritdoc/>
    public override string ToString() => nu is null ? base.ToString() : Invariant($"StudentTLikelihood(ν = {nu:R})");

    private (double Nu, double LogNu, double Q) Read(ReadOnlySpan<double> z, double y)
    {
        CheckPair(z, y);
        var logNu = nu is null ? z[2] : Math.Log(nu.Value);
        return (nu ?? Math.Exp(logNu), logNu, StudentT.LogSquare(y - z[0]) - 2 * z[1] - logNu);
    }

    // ν (ψ((ν + 1)/2) − ψ(ν/2)): 2 for small ν, 1 for large.
    private static double NuTimesDigammaIncrease(double nu) =>
        nu < 1 ? 2 + nu * (SpecialFunctions.DiGamma(0.5 * nu + 0.5) - SpecialFunctions.DiGamma(0.5 * nu + 1))
        : nu < 1e8 ? nu * GammaFunctions.DigammaIncrease(0.5 * nu, 0.5) : 1 + 0.5 / nu;
}
