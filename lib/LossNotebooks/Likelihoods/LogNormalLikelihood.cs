using System.Buffers;

namespace LossNotebooks;

/// <summary>
/// Positive amounts whose logarithm is normal: μ = z₁ and σ = exp z₂ of log y, so that effects multiply. The loss is that of
/// <see cref="NormalLikelihood"/> for log y, plus log y, which the change of variable asks for.
/// </summary>
/// <remarks>Limpert, Stahel and Abbt (2001), Log-normal distributions across the sciences.</remarks>
public sealed class LogNormalLikelihood : Likelihood<double, LogNormal>, ITailLikelihood
{
    private readonly NormalLikelihood log = new();

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => log.Parameters;

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <inheritdoc/>
    public override LogNormal At(params ReadOnlySpan<double> z)
    {
        var normal = log.At(z);
        return new(normal.Mu, normal.Sigma);
    }

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> z, double y) => log.Loss(z, Logarithm(z, y)) + Math.Log(y);

    /// <summary>The normal's, at log y.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) => log.Gradient(z, Logarithm(z, y), gradient);

    /// <summary>The normal's, at log y.</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature) =>
        log.Curvature(z, Logarithm(z, y), curvature);

    /// <summary>Mean and standard deviation of log y.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        return log.Start(Array.ConvertAll(y.ToArray(), Math.Log));
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.Positive(y);

    /// <summary>The normal's, at log y.</summary>
    public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature) =>
        log.TailLoss(tail, z, Logarithm(z, bound), gradient, curvature);

    void ITailLikelihood.TailLosses(Tail tail, Batch<double> bounds)
    {
        var rented = ArrayPool<double>.Shared.Rent(bounds.Examples);
        var logs = rented.AsSpan(0, bounds.Examples);
        LaneMap.Apply<Log>(bounds.Outputs, logs);
        ((ITailLikelihood)log).TailLosses(tail, new(bounds.RawOutputs, logs, bounds.Losses, bounds.Slopes, bounds.Curvatures));
        ArrayPool<double>.Shared.Return(rented);
    }

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch)
    {
        var rented = ArrayPool<double>.Shared.Rent(batch.Examples);
        var logs = rented.AsSpan(0, batch.Examples);
        LaneMap.Apply<Log>(batch.Outputs, logs);
        log.Evaluate(new(batch.RawOutputs, logs, batch.Losses, batch.Slopes, batch.Curvatures));
        Columns.Add(logs, batch.Losses);
        ArrayPool<double>.Shared.Return(rented);
    }

    private double Logarithm(ReadOnlySpan<double> z, double y)
    {
        CheckPair(z, y);
        return Math.Log(y);
    }
}
