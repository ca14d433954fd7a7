namespace LossNotebooks.Course;

/// <summary>What a check asks: the reader's answer, the right one, and how answers are compared.</summary>
/// <param name="Answer">The answer, or the reader's code that computes it.</param>
/// <param name="Expected">The right answer.</param>
/// <param name="Compare">Judges an answer by the one that it should be, up to a relative difference.</param>
/// <param name="Within">The relative difference that a right answer may have.</param>
internal sealed record Question<T>(Func<T> Answer, T Expected, Func<T, T, double, Verdict> Compare, double Within)
{
    /// <summary>A wrong answer is known by three digits: readers round.</summary>
    private const double Rounded = 1e-3;

    /// <summary>The verdict on the reader's answer.</summary>
    public Verdict Judge() => Verdict.Of(() => Compare(Answer(), Expected, Within));

    /// <summary>Whether an answer would be judged right.</summary>
    public bool IsRight(T answer) => Compare(answer, Expected, Within) == Verdict.Right;

    /// <summary>Whether an answer is the one that a certain mistake leads to.</summary>
    public bool IsAbout(T answer, T mistake) => Compare(answer, mistake, Math.Max(Within, Rounded)) == Verdict.Right;
}
