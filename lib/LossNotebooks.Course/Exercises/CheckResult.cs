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
    private readonly Func<T> answer;
    private readonly Verdict verdict;
    private readonly string? praise;
    private readonly string? hint;

    internal CheckResult(Func<T> answer, Verdict verdict, string? praise = null, string? hint = null) =>
        (this.answer, this.verdict, this.praise, this.hint) = (answer, verdict, praise, hint);

    /// <inheritdoc/>
    public override bool Passed => verdict == Verdict.Right;

    /// <summary>What a right answer shows: a sentence.</summary>
    public CheckResult<T> Right(string sentence) => new(answer, verdict, sentence, hint);

    /// <summary>The help for a wrong answer of which <paramref name="when"/> holds; the first that fits is given.</summary>
    public CheckResult<T> Hint(Func<T, bool> when, string sentence) =>
        NeedsHint && Holds(when) ? new(answer, verdict, praise, sentence) : this;

    /// <summary>The help for a wrong answer that no other hint fits, and for code that throws.</summary>
    public CheckResult<T> Hint(string sentence) => NeedsHint ? new(answer, verdict, praise, sentence) : this;

    /// <inheritdoc/>
    public override string ToString() =>
        Passed ? $"✔ {praise ?? "Right."}" : hint is null ? $"✘ {verdict.Sentence}" : $"✘ {verdict.Sentence} {hint}";

    private bool NeedsHint => hint is null && verdict is { IsMissing: false } && !Passed;

    private bool Holds(Func<T, bool> when)
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
