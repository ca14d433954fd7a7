using System.Globalization;

namespace LossNotebooks;

/// <summary>Numbers as notebooks print them: decimal points, and six significant digits unless their places are counted.</summary>
internal static class Numbers
{
    private const int Shown = 20;

    public static string Text(double value) => value switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        // Positive is what a sum of both zeros is: there is no "-0".
        _ => (value + 0.0).ToString("G6", CultureInfo.InvariantCulture),
    };

    /// <summary>So many digits after the point. What is rounded to zero has no sign.</summary>
    public static string Fixed(double value, int digits)
    {
        var text = value.ToString($"F{digits}", CultureInfo.InvariantCulture);
        return text.Trim('-', '0', '.').Length == 0 ? text.TrimStart('-') : text;
    }

    /// <summary>The first twenty, and how many more there are.</summary>
    public static string List(IEnumerable<double> values)
    {
        double[] all = [.. values];
        var rest = all.Length > Shown ? string.Create(CultureInfo.InvariantCulture, $", … ({all.Length - Shown} more)") : "";
        return $"[{string.Join(", ", all.Take(Shown).Select(Text))}{rest}]";
    }
}
