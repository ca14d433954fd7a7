using System.Runtime.CompilerServices;
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

    /// <inheritdoc/>
    public override bool HasInformation => true;

    /// <summary>E[∂Loss/∂z₁²] = 1/b² and E[∂Loss/∂z₂²] = 1; nothing between the two.</summary>
    /// <remarks>Kotz, Kozubowski and Podgórski (2001), The Laplace Distribution and Generalizations, section 2.6.</remarks>
    public override void Information(ReadOnlySpan<double> z, Span<double> information)
    {
        Require.Length(2, z);
        information[0] = Exponentials.TimesExp(1, -2 * z[1]);
        information[1] = 0;
        information[2] = 1;
    }

    internal override void Informations(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> informations) =>
        ScaleInformation.Of(1, z[y.Length..], informations);

    internal override Likelihood<double> Rounded(double width) => new RoundedPinball<Laplace>(this, 1, 0, Math.Log(2), width);

    /// <summary>The median of y, and the log of the mean distance from it.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y, atLeast: 2);
        var median = y.ToArray().Median();
        var distance = y.ToArray().Average(value => Math.Abs(value - median));
        return [median, Math.Log(Require.Spread(distance, y))];
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.Finite(y);

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch) => LaneLoop.Run(new Fast(batch), batch.Losses);

    private readonly ref struct Fast(Batch<double> batch) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T mu = batch.Z<T>(0, i), logScale = batch.Z<T>(1, i), y = batch.Y<T>(i), half = LaneMath.HalfExp(-logScale);
            var distance = LaneMath.TimesSquare(T.Abs(y - mu), half);
            var side = T.Select(mu < y, -1.0, T.Select(mu > y, 1.0, 0.0));
            batch.Slope(0, i, LaneMath.TimesSquare(side, half));
            batch.Slope(1, i, 1.0 - distance);
            return distance + logScale + Math.Log(2);
        }
    }
}
