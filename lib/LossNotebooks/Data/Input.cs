using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>
/// An input of a linear predictor: a column, a power of one (<c>speed^2</c>), or an interaction of several (<c>wool:tension</c>), whose
/// terms are the products of the terms of its parts.
/// </summary>
/// <param name="Name">What it was called.</param>
/// <param name="Parts">The columns that it is made of.</param>
internal sealed record Input(string Name, InputPart[] Parts)
{
    /// <summary>The names of the terms, such as <c>wool=B:tension=L</c>; those of the last part vary fastest.</summary>
    public IReadOnlyList<string> Terms() => Parts.Skip(1).Aggregate(
        Parts[0].Terms(), (before, part) => [.. before.SelectMany(_ => part.Terms(), (name, next) => $"{name}:{next}")]);

    /// <summary>What its columns are, as the training rows show it.</summary>
    /// <exception cref="ArgumentException">A column has one level only, or is a power of text.</exception>
    public static Input Learn(ColumnKinds kinds, string name) =>
        new(name, [.. Read(kinds.IsColumn, name).Select(part => InputPart.Learn(kinds, part.Column, part.Power))]);

    /// <summary>The columns that a name stands for. One that is itself the name of a column stands for that.</summary>
    public static IEnumerable<string> Columns(DataFrame frame, string name) =>
        Read(column => frame.Columns.Any(other => other.Name == column), name).Select(part => part.Column);

    /// <summary>The values of its only term, if the frame holds them as they are; else null.</summary>
    public ReadOnlyMemory<double>? InPlace(DataFrame frame) =>
        Parts is [{ Levels: null, Power: 1 } only] ? NumberColumn.InPlace(frame.Column(only.Column)) : null;

    /// <summary>Writes the values of each term, I of them, one term after another, in any frame that has the columns.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="terms">I numbers for each term.</param>
    public void CopyTerms(DataFrame frame, Span<double> terms)
    {
        if (Parts is [var only])
        {
            only.CopyTerms(frame, terms);
            return;
        }

        var examples = frame.Examples();
        double[][] parts = [.. Parts.Select(part =>
        {
            var values = new double[part.Terms().Count * examples];
            part.CopyTerms(frame, values);
            return values;
        })];
        terms.Fill(1);
        for (int term = 0, count = Terms().Count; term < count; term++)
        {
            var product = terms.Slice(term * examples, examples);
            for (int k = parts.Length - 1, rest = term; k >= 0; k--)
            {
                var (of, which) = (parts[k], Parts[k].Terms().Count);
                TensorPrimitives.Multiply(product, of.AsSpan(rest % which * examples, examples), product);
                rest /= which;
            }

            if (!TensorPrimitives.IsFiniteAll<double>(product))
            {
                throw new ArgumentException($"'{Terms()[term]}' is somewhere too large for a number; "
                    + $"give '{string.Join("' or '", Parts.Select(part => part.Column))}' another unit.");
            }
        }
    }

    private static IEnumerable<(string Column, int Power)> Read(Func<string, bool> isColumn, string name) =>
        isColumn(name) ? [(name, 1)] : name.Split(':').Select(part =>
        {
            var hat = part.LastIndexOf('^');
            return !isColumn(part) && hat > 0 && int.TryParse(part[(hat + 1)..], CultureInfo.InvariantCulture, out var power)
                && power > 1
                ? (part[..hat], power) : (part, 1);
        });
}
