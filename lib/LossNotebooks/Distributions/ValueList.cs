using System.Collections;
using System.Globalization;

namespace LossNotebooks;

/// <summary>A list of numbers that is equal to another with the same numbers, so that records made of it are values too.</summary>
internal sealed class ValueList(params ReadOnlySpan<double> values) : IReadOnlyList<double>, IEquatable<ValueList>
{
    private readonly double[] values = values.ToArray();

    public int Count => values.Length;

    public double this[int index] => values[index];

    public static implicit operator ReadOnlySpan<double>(ValueList list) => list.values;

    /// <summary>k with the probability of the k-th number, for probabilities that sum to 1: none of 0 is drawn, though they may fall short
    /// of 1 by rounding.</summary>
    public int Draw(Random random)
    {
        var left = random.NextDouble();
        var last = 0;
        for (var k = 0; k < values.Length && left >= 0; k++)
        {
            (left, last) = values[k] > 0 ? (left - values[k], k) : (left, last);
        }

        return last;
    }

    public double[] ToArray() => [.. values];

    public bool Equals(ValueList? other) => other is not null && values.AsSpan().SequenceEqual(other.values);

    public override bool Equals(object? other) => Equals(other as ValueList);

    public override int GetHashCode() => values.Aggregate(0, HashCode.Combine);

    public IEnumerator<double> GetEnumerator() => values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() =>
        $"[{string.Join(", ", values.Select(value => value.ToString("G4", CultureInfo.InvariantCulture)))}]";
}
