using static System.FormattableString;

namespace LossNotebooks;

/// <summary>All y with Lower ≤ y ≤ Upper.</summary>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [TypeFormatter.Plain])]
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Upper − Lower.</summary>
    public double Width => Upper - Lower;

    /// <summary>Whether y lies inside, ends included.</summary>
    public bool Contains(double y) => Lower <= y && y <= Upper;

    /// <inheritdoc/>
    public override string ToString() => Invariant($"[{Lower:G6}, {Upper:G6}]");
}
