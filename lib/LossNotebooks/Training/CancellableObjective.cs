namespace LossNotebooks;

/// <summary>A loss that is not looked at any more once a token is cancelled: whatever asks for it, a line search or a Hessian, ends
/// there.</summary>
internal sealed class CancellableObjective(IObjective loss, CancellationToken cancellationToken) : IObjective
{
    public int ParameterCount => loss.ParameterCount;

    public bool HasCurvature => loss.HasCurvature;

    public double Value(ReadOnlySpan<double> phi)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return loss.Value(phi);
    }

    public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return loss.ValueAndGradient(phi, gradient);
    }

    public double ValueGradientAndCurvature(ReadOnlySpan<double> phi, Span<double> gradient, Span<double> curvature)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return HasCurvature ? loss.ValueGradientAndCurvature(phi, gradient, curvature)
            : Curvature.ByDifferences(this, phi, gradient, curvature); // which are many looks
    }

    IObjective? IObjective.Rounded(double width) => loss.Rounded(width) is { } rounded
        ? new CancellableObjective(rounded, cancellationToken) : null;

    IObjective? IObjective.NearKinks(ReadOnlySpan<double> phi)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return loss.NearKinks(phi) is { } near ? new CancellableObjective(near, cancellationToken) : null;
    }

    public bool HasInformation => loss.HasInformation;

    public void Information(ReadOnlySpan<double> phi, Span<double> information)
    {
        cancellationToken.ThrowIfCancellationRequested();
        loss.Information(phi, information);
    }
}
