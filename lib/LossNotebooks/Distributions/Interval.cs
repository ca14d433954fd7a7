using static System.FormattableString;

namespace LossNotebooks;

/// <summary>All y with Lower ≤ y ≤ Upper.</summary>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [TypeFormatter.Plain])]
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>y and nothing else.</summary>
    public static Interval At(double y) => new(y, y);

    /// <summary>y and all above: what is known of an output that is censored on the right.</summary>
    public static Interval AtLeast(double y) => new(y, double.PositiveInfinity);

    /// <summary>y and all below: what is known of an output that is censored on the left.</summary>
    public static Interval AtMost(double y) => new(double.NegativeInfinity, y);

    /// <summary>Upper − Lower.</summary>
    public double Width => Upper - Lower;

    /// <summary>Whether y lies inside, ends included.</summary>
    public bool Contains(double y) => Lower <= y && y <= Upper;

    /// <inheritdoc/>
    public override string ToString() => Invariant($"[{Lower:G6}, {Upper:G6}]");
}
