namespace LossNotebooks.Notebooks;

/// <summary>Something that the person at the keyboard can put right. The message is one sentence: what is wrong, where, and what to
/// do.</summary>
public sealed class UserException : Exception
{
    /// <summary>Says what is wrong, where, and what to do.</summary>
    public UserException(string sentence) : base(sentence) { }

    /// <summary>The same, keeping the exception that led to it.</summary>
    public UserException(string sentence, Exception cause) : base(sentence, cause) { }
}
