using static System.FormattableString;

namespace LossNotebooks.Course;

/// <summary>Compares numbers, and recognises how they are usually missed.</summary>
internal static class NumberJudge
{
    public static Verdict Judge(double answer, double expected, double within) =>
        Same(answer, expected, within) ? Verdict.Right
        : double.IsNaN(answer) ? Verdict.Missing
        : new(Invariant($"{Numbers.Text(answer)} is not it: {Miss(answer, expected, within)}."));

    public static Verdict Judge(double[]? answer, double[] expected, double within)
    {
        if (answer is null || answer.Length == 0 || Array.TrueForAll(answer, double.IsNaN))
        {
            return Verdict.Missing;
        }

        if (answer.Length != expected.Length)
        {
            return new(Invariant($"{answer.Length} numbers, where there should be {expected.Length}."));
        }

        var wrong = Enumerable.Range(0, answer.Length).FirstOrDefault(i => !Same(answer[i], expected[i], within), -1);
        return wrong < 0 ? Verdict.Right
            : new(
                Invariant($"Number [{wrong}], {Numbers.Text(answer[wrong])}, is not it: {Miss(answer[wrong], expected[wrong], within)}."));
    }

    public static bool Same(double answer, double expected, double within) =>
        answer.Equals(expected) || answer == expected || Math.Abs(answer - expected) <= within * (expected == 0 ? 1 : Math.Abs(expected));

    /// <summary>How an answer misses: by its sign, by a factor, by a logarithm, or by its size.</summary>
    public static string Miss(double answer, double expected, double within) =>
        double.IsNaN(answer) ? "it is not a number (NaN)"
        : double.IsInfinity(answer) ? "it is infinite; look for an overflow, a division by 0 or the logarithm of 0"
        : Same(-answer, expected, within) ? "the size is right, but the sign is wrong"
        : Same(Math.Exp(answer), expected, within) ? "it is the logarithm of the right number"
        : Same(Math.Log(answer), expected, within) ? "its logarithm is the right number"
        : Same(answer / 2, expected, within) ? "it is twice the right number"
        : Same(answer * 2, expected, within) ? "it is half the right number"
        : answer < expected ? "too small" : "too large";
}
