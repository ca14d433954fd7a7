using System.Collections;
using System.Globalization;

namespace LossNotebooks;

/// <summary>What a fit has learned, one coefficient a row.</summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [TypeFormatter.Html, TypeFormatter.Plain])]
public sealed class CoefficientTable : IReadOnlyList<Coefficient>, ITable
{
    private readonly Coefficient[] coefficients;

    internal CoefficientTable(IEnumerable<Coefficient> coefficients) => this.coefficients = [.. coefficients];

    /// <inheritdoc/>
    public int Count => coefficients.Length;

    /// <inheritdoc/>
    public Coefficient this[int index] => coefficients[index];

    /// <inheritdoc/>
    public IEnumerator<Coefficient> GetEnumerator() => coefficients.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The table as a fragment of a page.</summary>
    public string ToHtml() => Under(Caption).ToHtml();

    /// <summary>The table as aligned text.</summary>
    public override string ToString() => Under(Caption).ToString();

    /// <summary>What the table shows.</summary>
    internal string Caption => string.Create(CultureInfo.InvariantCulture, $"{Count} coefficients, on the scale of the raw outputs");

    /// <summary>The same table with another caption.</summary>
    internal Table Under(string caption) => new(
        caption,
        ["parameter", "term", "estimate", "standard error"],
        [.. coefficients.Select(c => new object?[] { c.Parameter, c.Term, c.Estimate, c.StandardError })]);
}
