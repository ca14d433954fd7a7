namespace LossNotebooks.Course;

/// <summary>What a check found out about an answer. It reads as a sentence that begins with ✔ or ✘.</summary>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [TypeFormatter.Plain])]
public abstract class CheckResult
{
    private protected CheckResult()
    {
    }

    /// <summary>Whether the answer is right.</summary>
    public abstract bool Passed { get; }

    /// <summary>✔ and what the answer shows, or ✘ and a hint.</summary>
    public abstract override string ToString();
}

/// <summary>What a check found out about an answer, and what to say about it.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class CheckResult<T> : CheckResult
{
    private readonly Question<T> question;
    private readonly Verdict verdict;
    private readonly Func<T, bool>[] hinted;
    private readonly string? praise;
    private readonly string? hint;

    internal CheckResult(Question<T> question) : this(question, question.Judge(), [], null, null)
    {
    }

    private CheckResult(Question<T> question, Verdict verdict, Func<T, bool>[] hinted, string? praise, string? hint) =>
        (this.question, this.verdict, this.hinted, this.praise, this.hint) = (question, verdict, hinted, praise, hint);

    /// <inheritdoc/>
    public override bool Passed => verdict == Verdict.Right;

    /// <summary>What a right answer shows: a sentence.</summary>
    public CheckResult<T> Right(string sentence) => new(question, verdict, hinted, sentence, hint);

    /// <summary>The help for a wrong answer of which <paramref name="when"/> holds; the first that fits is given.</summary>
    public CheckResult<T> Hint(Func<T, bool> when, string sentence) => new(question, verdict, [.. hinted, when], praise,
        NeedsHint && Holds(when, question.Answer) ? sentence : hint);

    /// <summary>The help for the answer that a certain mistake leads to, rounded to three digits or not.</summary>
    /// <exception cref="ArgumentException">Nobody would see it: the check takes this answer for right, or gives it an earlier
    /// hint.</exception>
    public CheckResult<T> Hint(T mistake, string sentence) =>
        question.IsRight(mistake) ? throw new ArgumentException($"The answer is judged right that should get this hint: {sentence}")
        : Array.Exists(hinted, when => Holds(when, () => mistake))
            ? throw new ArgumentException($"An earlier hint is given to the answer that should get this one: {sentence}")
        : Hint(answer => question.IsAbout(answer, mistake), sentence);

    /// <summary>The help for a wrong answer that no other hint fits, and for code that throws.</summary>
    public CheckResult<T> Hint(string sentence) => new(question, verdict, [.. hinted, _ => true], praise,
        NeedsHint ? sentence : hint);

    /// <inheritdoc/>
    public override string ToString() =>
        Passed ? $"✔ {praise ?? "Right."}" : hint is null ? $"✘ {verdict.Sentence}" : $"✘ {verdict.Sentence} {hint}";

    private bool NeedsHint => hint is null && verdict is { IsMissing: false } && !Passed;

    private static bool Holds(Func<T, bool> when, Func<T> answer)
    {
        try
        {
            return when(answer());
        }
#pragma warning disable CA1031 // The answer is the reader's code: whatever it throws, the notebook goes on.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
