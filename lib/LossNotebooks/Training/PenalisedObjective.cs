namespace LossNotebooks;

/// <summary>A loss and one more term, ½ Σ precision[p] φ[p]²: −log of a normal prior with mean 0, but for its constant. What minimises both
/// is the mode of the posterior.</summary>
/// <param name="loss">L[φ].</param>
/// <param name="precisions">1/σ² of each parameter's prior; 0 for one without.</param>
/// <remarks>Hoerl and Kennard (1970), Ridge regression; Bishop (2006), section 3.3.1.</remarks>
internal sealed class PenalisedObjective(IObjective loss, double[] precisions) : IObjective
{
    public int ParameterCount => loss.ParameterCount;

    public bool HasCurvature => loss.HasCurvature;

    public double Value(ReadOnlySpan<double> phi) => loss.Value(phi) + Penalty(phi);

    public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
    {
        var value = loss.ValueAndGradient(phi, gradient);
        AddSlopes(phi, gradient);
        return value + Penalty(phi);
    }

    public double ValueGradientAndCurvature(ReadOnlySpan<double> phi, Span<double> gradient, Span<double> curvature)
    {
        var value = loss.ValueGradientAndCurvature(phi, gradient, curvature);
        AddSlopes(phi, gradient);
        AddPrecisions(curvature);
        return value + Penalty(phi);
    }

    IObjective? IObjective.Rounded(double width) => loss.Rounded(width) is { } rounded ? new PenalisedObjective(rounded, precisions) : null;

    IObjective? IObjective.NearKinks(ReadOnlySpan<double> phi) => loss.NearKinks(phi) is { } near
        ? new PenalisedObjective(near, precisions) : null;

    public bool HasInformation => loss.HasInformation;

    public void Information(ReadOnlySpan<double> phi, Span<double> information)
    {
        loss.Information(phi, information);
        AddPrecisions(information);
    }

    private double Penalty(ReadOnlySpan<double> phi)
    {
        var sum = 0.0;
        for (var p = 0; p < precisions.Length; p++)
        {
            sum += 0.5 * precisions[p] * phi[p] * phi[p];
        }

        return sum;
    }

    private void AddPrecisions(Span<double> curvature)
    {
        for (var p = 0; p < precisions.Length; p++)
        {
            curvature[Triangle.Place(p, p)] += precisions[p];
        }
    }

    private void AddSlopes(ReadOnlySpan<double> phi, Span<double> gradient)
    {
        for (var p = 0; p < precisions.Length; p++)
        {
            gradient[p] += precisions[p] * phi[p];
        }
    }
}
