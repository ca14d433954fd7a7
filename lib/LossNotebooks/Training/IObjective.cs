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

    /// <summary>Whether the loss has kinks, and Fisher's expected information takes the place of a curvature.</summary>
    bool HasInformation => false;

    /// <summary>The same loss with its kinks rounded off, by so many nats at a kink; null if it has none, or no such form.</summary>
    internal IObjective? Rounded(double width) => null;

    /// <summary>The same loss near φ, where it takes less time to look at; null if it would not, or there is no such form. Only of one
    /// that can be rounded.</summary>
    internal IObjective? NearKinks(ReadOnlySpan<double> phi) => null;

    /// <summary>The expected information, if there is one (<see cref="HasInformation"/>): P(P + 1)/2 numbers like a curvature's, into
    /// <paramref name="information"/>.</summary>
    void Information(ReadOnlySpan<double> phi, Span<double> information) =>
        throw new NotSupportedException("This loss has no expected information in closed form.");
}
