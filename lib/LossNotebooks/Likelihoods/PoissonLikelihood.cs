using MathNet.Numerics;

namespace LossNotebooks;

/// <summary>
/// Counts: the model predicts the log of the mean, λ = exp z. The loss is λ − y z + log y!. Counts during different exposures t have the mean
/// t · exp f[x, φ]: wrap the model in <see cref="WithOffset"/> and give log t as the last input.
/// </summary>
/// <remarks>McCullagh and Nelder (1989), Generalized Linear Models, section 6.2.</remarks>
public sealed class PoissonLikelihood : Likelihood<double, Poisson>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("lambda", "λ", new LogLink())];

    /// <inheritdoc/>
    public override Poisson At(params ReadOnlySpan<double> z) => new(Math.Exp(Require.RawOutputs(1, z)[0]));

    /// <summary>exp(z) − y z + log y!.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y) => Math.Exp(Raw.One(z)) - y * z[0] + SpecialFunctions.GammaLn(y + 1);

    /// <summary>∂Loss/∂z = λ − y.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) => gradient[0] = Math.Exp(Raw.One(z)) - y;

    /// <summary>λ = the mean of y.</summary>
    public override double[] Start(ReadOnlySpan<double> y) => [Math.Log(Require.Positive(Mean.Of(y), "the mean of y"))];

    /// <inheritdoc/>
    public override void Check(double y) => Require.Count(y);
}
