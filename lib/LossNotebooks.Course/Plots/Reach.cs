namespace LossNotebooks.Course;

/// <summary>One number that a reader moves.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="From">The least that it can be.</param>
/// <param name="To">The most.</param>
/// <param name="Step">How far apart its values are, counted from the least.</param>
internal readonly record struct Reach(double Start, double From, double To, double Step)
{
    /// <summary>Checked, and with a step of 1, 2 or 5 times a power of ten where none is given: about a hundredth of the way.</summary>
    public static Reach Of(double start, double from, double to, double? step)
    {
        Require.Finite(from);
        Require.Positive(to - from, "the length of the range");
        if (!(start >= from && start <= to))
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, FormattableString.Invariant(
                $"A handle starts between {from} and {to}."));
        }

        return new(start, from, to, Require.Positive(step ?? Round((to - from) / 100), "the step"));
    }

    private static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * (step / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
    }
}
