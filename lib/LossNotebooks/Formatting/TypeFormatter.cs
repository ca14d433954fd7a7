namespace LossNotebooks;

/// <summary>One way to show a value. .NET Interactive calls the members by their names.</summary>
/// <param name="mimeType">The mime type of what is written.</param>
/// <param name="content">The value as content of that type.</param>
internal sealed class TypeFormatter(string mimeType, Func<object, string> content)
{
    /// <summary>The value's words, in plain text.</summary>
    public const string Plain = "text/plain";

    /// <summary>The value as a fragment of a page.</summary>
    public const string Html = "text/html";

    /// <summary>The mime type of what is written.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value.</summary>
    /// <returns>True: it can always be written.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        writer.Write(content(instance));
        return true;
    }
}
