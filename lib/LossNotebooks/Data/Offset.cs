using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>A column that is added to a raw output as it is, with no coefficient to learn; of an exposure its logarithm.</summary>
/// <param name="Output">Which raw output.</param>
/// <param name="Column">The column.</param>
/// <param name="IsExposure">Whether it is an exposure t, of which log t is added.</param>
internal sealed record Offset(int Output, string Column, bool IsExposure)
{
    /// <summary>What is added in each row.</summary>
    public double[] Numbers(DataFrame frame) => Array.ConvertAll(frame.Numbers(Column), Of);

    /// <summary>What is added.</summary>
    /// <exception cref="ArgumentException">An exposure is not positive.</exception>
    public double Of(double value) => !IsExposure ? value
        : value > 0 && double.IsFinite(value) ? Math.Log(value)
        : throw new ArgumentException(FormattableString.Invariant($"An exposure must be a finite number greater than 0, not {value}."));
}
