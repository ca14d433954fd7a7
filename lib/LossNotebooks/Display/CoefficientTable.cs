using System.Globalization;

namespace LossNotebooks;

/// <summary>What a fit has learned, one coefficient a row.</summary>
internal static class CoefficientTable
{
    public static Table Of(IEnumerable<Coefficient> coefficients)
    {
        Coefficient[] all = [.. coefficients];
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{all.Length} coefficients, on the scale of the raw outputs"),
            ["parameter", "term", "estimate", "standard error"],
            [.. all.Select(c => new object?[] { c.Parameter, c.Term, c.Estimate, c.StandardError })]);
    }
}
