using System.Globalization;

namespace LossNotebooks;

/// <summary>Fewer digits for computed curves: what no screen can show only makes notebooks larger. Data keep all of theirs.</summary>
internal static class Digits
{
    // A curve of 500 pixels moves by a twentieth of one.
    private const double Resolution = 1e-4;

    /// <summary>The values to a ten-thousandth of the range between them, and to three significant digits at least (for logarithmic axes).</summary>
    public static double[] Seen(double[] values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        return finite.Length == 0 ? values : Seen(values, finite.Max() - finite.Min());
    }

    /// <summary>The values to a ten-thousandth of a given range.</summary>
    public static double[] Seen(double[] values, double range) => [.. values.Select(value => Rounded(value, range * Resolution))];

    private static double Rounded(double value, double step)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value;
        }

        var digits = step > 0 ? Math.Clamp((int)Math.Ceiling(Math.Floor(Math.Log10(Math.Abs(value))) + 1 - Math.Log10(step)), 3, 10) : 10;
        return double.Parse(value.ToString("G" + digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
