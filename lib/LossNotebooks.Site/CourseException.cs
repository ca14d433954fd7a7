namespace LossNotebooks.Site;

/// <summary>Something that the person at the keyboard can put right. The message is one sentence: what is wrong, where, and what to do.</summary>
public sealed class CourseException : Exception
{
    /// <summary>Says what is wrong, where, and what to do.</summary>
    public CourseException(string sentence) : base(sentence) { }

    /// <summary>The same, keeping the exception that led to it.</summary>
    public CourseException(string sentence, Exception cause) : base(sentence, cause) { }
}
