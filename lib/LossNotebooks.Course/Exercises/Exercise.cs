namespace LossNotebooks.Course;

/// <summary>
/// Checks of the exercises. They never stop the notebook: a wrong answer, a missing one (NaN, null, an empty array) and code that throws
/// all get a sentence. Add what to say: <c>Exercise.Check(loss, 11.4524, within: 1e-4).Right("…").Hint(v => v &lt; 0, "…")</c>. A hint for
/// the answer that a certain mistake leads to names it, <c>.Hint(11.4524 / 2, "…")</c>: then the check refuses one that nobody would see.
/// </summary>
public static class Exercise
{
    /// <summary>A number equals the expected one up to <paramref name="within"/> times its size.</summary>
    public static CheckResult<double> Check(double answer, double expected, double within = 1e-6) => Check(() => answer, expected, within);

    /// <summary>What the reader's code computes equals the expected number; it may throw.</summary>
    public static CheckResult<double> Check(Func<double> answer, double expected, double within = 1e-6) =>
        new(new(answer, expected, NumberJudge.Judge, within));

    /// <summary>A text is the expected one, whatever its case.</summary>
    public static CheckResult<string?> Check(string? answer, string expected) => new(new(() => answer, expected, (text, right, _) =>
        string.IsNullOrWhiteSpace(text) ? Verdict.Missing
        : string.Equals(text.Trim(), right, StringComparison.OrdinalIgnoreCase) ? Verdict.Right
        : new($"Not “{text.Trim()}”."), 0));

    /// <summary>Something that must hold, true or false; null for no answer yet.</summary>
    public static CheckResult<bool?> Check(bool? answer, bool expected = true) => new(new(() => answer, expected, (truth, right, _) =>
        truth is null ? Verdict.Missing : truth == right ? Verdict.Right : new("Not yet."), 0));

    /// <summary>Each number equals the expected one up to <paramref name="within"/> times its size.</summary>
    public static CheckResult<double[]?> Check(double[]? answer, double[] expected, double within = 1e-6) =>
        Check(() => answer, expected, within);

    /// <summary>What the reader's code computes equals the expected numbers; it may throw.</summary>
    public static CheckResult<double[]?> Check(Func<double[]?> answer, double[] expected, double within = 1e-6) =>
        new(new(answer, expected, (numbers, right, up) => NumberJudge.Judge(numbers, right!, up), within));

    /// <summary>A distribution gives the outputs the same probabilities as the expected one, in the middle and in the tails.</summary>
    public static CheckResult<ScalarDistribution?> Check(ScalarDistribution? answer, ScalarDistribution expected, double within = 1e-6) =>
        new(new(() => answer, expected, (distribution, right, up) => DistributionJudge.Judge(distribution, right!, up), within));

    /// <summary>A function of one number equals the expected one at each of the inputs; choose extreme ones too.</summary>
    public static CheckResult<Func<double, double>?> Check(Func<double, double>? answer, Func<double, double> expected, double[] at,
        double within = 1e-6) =>
        new(new(() => answer, expected, (function, right, up) => FunctionJudge.Judge(
            function is null ? null : x => function(x[0]), x => right!(x[0]), [.. at.Select(x => new[] { x })], up), within));

    /// <summary>A function of two numbers equals the expected one at each of the pairs; choose extreme ones too.</summary>
    public static CheckResult<Func<double, double, double>?> Check(
        Func<double, double, double>? answer, Func<double, double, double> expected, (double, double)[] at, double within = 1e-6) =>
        new(new(() => answer, expected, (function, right, up) => FunctionJudge.Judge(
            function is null ? null : x => function(x[0], x[1]), x => right!(x[0], x[1]),
            [.. at.Select(x => new[] { x.Item1, x.Item2 })], up), within));

    /// <summary>A function of three numbers equals the expected one at each of the triples; choose extreme ones too.</summary>
    public static CheckResult<Func<double, double, double, double>?> Check(
        Func<double, double, double, double>? answer, Func<double, double, double, double> expected, (double, double, double)[] at,
        double within = 1e-6) =>
        new(new(() => answer, expected, (function, right, up) => FunctionJudge.Judge(
            function is null ? null : x => function(x[0], x[1], x[2]), x => right!(x[0], x[1], x[2]),
            [.. at.Select(x => new[] { x.Item1, x.Item2, x.Item3 })], up), within));
}
