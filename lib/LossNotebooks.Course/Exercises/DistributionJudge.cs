namespace LossNotebooks.Course;

/// <summary>Compares distributions by the probability they give to outputs.</summary>
internal static class DistributionJudge
{
    private static readonly double[] Levels = [0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999];

    public static Verdict Judge(ScalarDistribution? answer, ScalarDistribution expected, double within)
    {
        if (answer is null)
        {
            return Verdict.Missing;
        }

        return Levels.Select(expected.Quantile).All(y => NumberJudge.Same(answer.Probability(y), expected.Probability(y), within))
            ? Verdict.Right
            : NumberJudge.Same(answer.Mean, expected.Mean, within) ? new($"{answer} has the right mean, but not the right spread or form.")
            : NumberJudge.Same(answer.StandardDeviation, expected.StandardDeviation, within)
                ? new($"{answer} has the right spread, but not the right mean.")
            : new($"{answer} is not it.");
    }
}
