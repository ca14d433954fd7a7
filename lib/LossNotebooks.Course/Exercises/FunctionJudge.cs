namespace LossNotebooks.Course;

/// <summary>Compares functions at a few inputs.</summary>
internal static class FunctionJudge
{
    public static Verdict Judge(Func<double[], double>? answer, Func<double[], double> expected, double[][] at, double within) =>
        answer is null ? Verdict.Missing : Verdict.Of(() =>
        {
            double[] answers = [.. at.Select(answer)], right = [.. at.Select(expected)];
            if (Array.TrueForAll(answers, double.IsNaN))
            {
                return Verdict.Missing;
            }

            var wrong = Enumerable.Range(0, at.Length).FirstOrDefault(i => !NumberJudge.Same(answers[i], right[i], within), -1);
            return wrong < 0 ? Verdict.Right : new(
                $"At ({string.Join(", ", at[wrong].Select(Numbers.Text))}) your function gives {Numbers.Text(answers[wrong])}: "
                + $"{NumberJudge.Miss(answers[wrong], right[wrong], within)}.");
        });
}
