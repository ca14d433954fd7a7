using System.Globalization;

namespace LossNotebooks;

/// <summary>Numbers as notebooks print them: six significant digits, decimal points.</summary>
internal static class Numbers
{
    private const int Shown = 20;

    public static string Text(double value) => value switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        _ => value.ToString("G6", CultureInfo.InvariantCulture),
    };

    /// <summary>The first twenty, and how many more there are.</summary>
    public static string List(IEnumerable<double> values)
    {
        double[] all = [.. values];
        var rest = all.Length > Shown ? string.Create(CultureInfo.InvariantCulture, $", … ({all.Length - Shown} more)") : "";
        return $"[{string.Join(", ", all.Take(Shown).Select(Text))}{rest}]";
    }
}
