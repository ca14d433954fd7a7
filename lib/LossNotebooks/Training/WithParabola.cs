using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>A loss and one more term, value + gᵀδ + ½ δᵀHδ with δ = φ − origin: what a sum of smooth losses is near the origin.</summary>
/// <param name="loss">L[φ].</param>
/// <param name="origin">Where the parabola fits.</param>
/// <param name="value">Its height there.</param>
/// <param name="slope">g.</param>
/// <param name="bend">The lower triangle of H.</param>
internal sealed class WithParabola(IObjective loss, double[] origin, double value, double[] slope, double[] bend) : IObjective
{
    private readonly Vector<double> slopes = Vector<double>.Build.Dense(slope);
    private readonly Matrix<double> bends = Curvature.Full(bend, slope.Length);

    public int ParameterCount => loss.ParameterCount;

    public bool HasCurvature => loss.HasCurvature;

    public double Value(ReadOnlySpan<double> phi) => loss.Value(phi) + Height(phi, out _);

    public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient) =>
        loss.ValueAndGradient(phi, gradient) + AddTo(gradient, phi);

    public double ValueGradientAndCurvature(ReadOnlySpan<double> phi, Span<double> gradient, Span<double> curvature)
    {
        var height = loss.ValueGradientAndCurvature(phi, gradient, curvature) + AddTo(gradient, phi);
        Columns.Add(bend, curvature);
        return height;
    }

    IObjective? IObjective.Rounded(double width) => loss.Rounded(width) is { } rounded
        ? new WithParabola(rounded, origin, value, slope, bend) : null;

    private double AddTo(Span<double> gradient, ReadOnlySpan<double> phi)
    {
        var height = Height(phi, out var rise);
        Columns.Add((slopes + rise).AsArray(), gradient);
        return height;
    }

    // And Hδ.
    private double Height(ReadOnlySpan<double> phi, out Vector<double> rise)
    {
        var away = Vector<double>.Build.Dense(phi.ToArray()) - Vector<double>.Build.Dense(origin);
        rise = bends * away;
        return value + (slopes + 0.5 * rise) * away;
    }
}
