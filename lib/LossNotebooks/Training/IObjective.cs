namespace LossNotebooks;

/// <summary>L[φ]: one number, smaller is better, and its slope. What every optimiser needs to know.</summary>
public interface IObjective
{
    /// <summary>P, the length of φ.</summary>
    int ParameterCount { get; }

    /// <summary>L[φ].</summary>
    double Value(ReadOnlySpan<double> phi);

    /// <summary>L[φ], and ∂L/∂φ into <paramref name="gradient"/>.</summary>
    double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient);
}
