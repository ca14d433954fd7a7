namespace LossNotebooks;

/// <summary>L[φ]: one number, smaller is better, and its slope. What every optimiser needs to know.</summary>
public interface IObjective
{
    /// <summary>P, the length of φ.</summary>
    int ParameterCount { get; }

    /// <summary>Whether the curvature has a closed form; if not, it is measured by differences of the gradient.</summary>
    bool HasCurvature => false;

    /// <summary>L[φ].</summary>
    double Value(ReadOnlySpan<double> phi);

    /// <summary>L[φ], and ∂L/∂φ into <paramref name="gradient"/>.</summary>
    double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient);

    /// <summary>L[φ], ∂L/∂φ into <paramref name="gradient"/>, and ∂²L/∂φ² into <paramref name="curvature"/>: the lower triangle row by row
    /// (<see cref="Triangle"/>), P(P + 1)/2 numbers.</summary>
    double ValueGradientAndCurvature(ReadOnlySpan<double> phi, Span<double> gradient, Span<double> curvature) =>
        Curvature.ByDifferences(this, phi, gradient, curvature);
}
