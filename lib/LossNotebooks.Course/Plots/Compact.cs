using System.Globalization;

namespace LossNotebooks.Course;

/// <summary>Fewer points and fewer digits for computed curves: what no screen can show only makes notebooks larger. Data keep all of
/// theirs.</summary>
internal static class Compact
{
    // Of a plot 500 pixels high: a twentieth of a pixel for a value, half of one for a straight line between two of them.
    private const double Resolution = 1e-4, Straightness = 1e-3;

    // What is smaller beside the others is what rounding has left, and another processor leaves something else.
    private const double Noise = 1e-12;

    /// <summary>The values to a ten-thousandth of the range between them, and to three significant digits at least (for logarithmic
    /// axes).</summary>
    public static double[] Digits(double[] values) => Digits(values, Range(values));

    /// <summary>The values to a ten-thousandth of a given range.</summary>
    public static double[] Digits(double[] values, double range)
    {
        // Where some are negative, no axis is logarithmic.
        var least = values.Any(value => value < 0) ? range * Noise : 0;
        return [.. values.Select(value => Math.Abs(value) < least ? 0 : Rounded(value, range * Resolution))];
    }

    /// <summary>Every n-th of the values on an even grid, as few as still look like the curve when straight lines join them.</summary>
    public static double[] Points(double[] values)
    {
        var slack = Range(values) * Straightness;
        int[] strides = [10, 5, 4, 2];
        var stride = strides.FirstOrDefault(n => (values.Length - 1) % n == 0
            && Enumerable.Range(0, values.Length).All(i => Off(i, n) <= slack), 1);
        return Digits([.. values.Where((_, i) => i % stride == 0)]);

        double Off(int i, int n)
        {
            var left = i - i % n;
            return i == left ? 0 : Math.Abs(values[left] + (values[left + n] - values[left]) * (i - left) / n - values[i]);
        }
    }

    private static double Range(double[] values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        return finite.Length == 0 ? 0 : finite.Max() - finite.Min();
    }

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
