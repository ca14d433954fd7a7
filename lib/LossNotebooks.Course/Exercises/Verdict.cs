namespace LossNotebooks.Course;

/// <summary>Right, missing, or wrong in a way that a sentence tells.</summary>
/// <param name="Sentence">What is known about the answer.</param>
/// <param name="IsMissing">Whether there is no answer yet.</param>
internal sealed record Verdict(string Sentence, bool IsMissing = false)
{
    public static readonly Verdict Right = new("Right.");

    public static readonly Verdict Missing =
        new("No answer yet: replace the placeholder in the cell above, run it, and run this cell again.", IsMissing: true);

    /// <summary>The verdict on what <paramref name="judge"/> computes with the reader's code, whatever that code does.</summary>
    public static Verdict Of(Func<Verdict> judge)
    {
        try
        {
            return judge();
        }
        catch (NotImplementedException)
        {
            return Missing;
        }
#pragma warning disable CA1031 // The answer is the reader's code: whatever it throws, the notebook goes on.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return new($"Your code stopped with {thrown.GetType().Name}: {thrown.Message}");
        }
    }
}
