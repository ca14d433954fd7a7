namespace LossNotebooks.Course;

/// <summary>
/// Checks of the exercises. They never stop the notebook: a wrong answer, a missing one (NaN, null, an empty array) and code that throws
/// all get a sentence. Add what to say: <c>Exercise.Check(loss, 11.4524, within: 1e-4).Right("…").Hint(v => v &lt; 0, "…")</c>.
/// </summary>
public static class Exercise
{
    /// <summary>A number equals the expected one up to <paramref name="within"/> times its size.</summary>
    public static CheckResult<double> Check(double answer, double expected, double within = 1e-6) =>
        new(() => answer, NumberJudge.Judge(answer, expected, within));

    /// <summary>What the reader's code computes equals the expected number; it may throw.</summary>
    public static CheckResult<double> Check(Func<double> answer, double expected, double within = 1e-6) =>
        new(answer, Verdict.Of(() => NumberJudge.Judge(answer(), expected, within)));

    /// <summary>A text is the expected one, whatever its case.</summary>
    public static CheckResult<string?> Check(string? answer, string expected) => new(() => answer,
        string.IsNullOrWhiteSpace(answer) ? Verdict.Missing
        : string.Equals(answer.Trim(), expected, StringComparison.OrdinalIgnoreCase) ? Verdict.Right
        : new($"Not “{answer.Trim()}”."));

    /// <summary>Something that must hold, true or false; null for no answer yet.</summary>
    public static CheckResult<bool?> Check(bool? answer, bool expected = true) => new(() => answer,
        answer is null ? Verdict.Missing : answer == expected ? Verdict.Right : new("Not yet."));

    /// <summary>Each number equals the expected one up to <paramref name="within"/> times its size.</summary>
    public static CheckResult<double[]?> Check(double[]? answer, double[] expected, double within = 1e-6) =>
        new(() => answer, NumberJudge.Judge(answer, expected, within));

    /// <summary>What the reader's code computes equals the expected numbers; it may throw.</summary>
    public static CheckResult<double[]?> Check(Func<double[]?> answer, double[] expected, double within = 1e-6) =>
        new(answer, Verdict.Of(() => NumberJudge.Judge(answer(), expected, within)));

    /// <summary>A distribution gives the outputs the same probabilities as the expected one, in the middle and in the tails.</summary>
    public static CheckResult<ScalarDistribution?> Check(ScalarDistribution? answer, ScalarDistribution expected, double within = 1e-6) =>
        new(() => answer, Verdict.Of(() => DistributionJudge.Judge(answer, expected, within)));

    /// <summary>A function of one number equals the expected one at each of the inputs; choose extreme ones too.</summary>
    public static CheckResult<Func<double, double>?> Check(Func<double, double>? answer, Func<double, double> expected, double[] at,
        double within = 1e-6) =>
        new(() => answer, FunctionJudge.Judge(answer is null ? null : x => answer(x[0]), x => expected(x[0]),
            [.. at.Select(x => new[] { x })], within));

    /// <summary>A function of two numbers equals the expected one at each of the pairs; choose extreme ones too.</summary>
    public static CheckResult<Func<double, double, double>?> Check(
        Func<double, double, double>? answer, Func<double, double, double> expected, (double, double)[] at, double within = 1e-6) =>
        new(() => answer, FunctionJudge.Judge(
            answer is null ? null : x => answer(x[0], x[1]), x => expected(x[0], x[1]),
            [.. at.Select(x => new[] { x.Item1, x.Item2 })], within));

    /// <summary>A function of three numbers equals the expected one at each of the triples; choose extreme ones too.</summary>
    public static CheckResult<Func<double, double, double, double>?> Check(
        Func<double, double, double, double>? answer, Func<double, double, double, double> expected, (double, double, double)[] at,
        double within = 1e-6) =>
        new(() => answer, FunctionJudge.Judge(
            answer is null ? null : x => answer(x[0], x[1], x[2]), x => expected(x[0], x[1], x[2]),
            [.. at.Select(x => new[] { x.Item1, x.Item2, x.Item3 })], within));
}
