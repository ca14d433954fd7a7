using LossNotebooks.Interactive;
using Microsoft.DotNet.Interactive.Formatting.Csv;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace System;

/// <summary>Shows values from any cell. .NET Interactive has it in this namespace, where cells need no <c>using</c>.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">The mime types to show it in; none for those that its type prefers.</param>
    /// <returns>The display, which can be updated.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
        new(value, shown => ValueFormatter.Format(shown, mimeTypes));

    /// <summary>Shows a text as content of a mime type.</summary>
    /// <param name="value">The content.</param>
    /// <param name="mimeType">For example <c>text/html</c> or <c>text/markdown</c>.</param>
    /// <returns>The display, which can be updated with another text.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType) =>
        new(value, shown => shown is string text ? MimeBundle.Of(mimeType, text) : ValueFormatter.Format(shown, [mimeType]));

    /// <summary>Shows rows as a table with a column for each property.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="value">The rows.</param>
    /// <param name="mimeTypes">The mime types to show them in; none for HTML and CSV.</param>
    /// <returns>The display, which can be updated with other rows.</returns>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> value, params string[] mimeTypes)
    {
        string[] wanted = mimeTypes.Length > 0 ? mimeTypes : [HtmlFormatter.MimeType, CsvFormatter.MimeType];
        return new(value, shown => ValueFormatter.Format(shown is IEnumerable<T> rows ? rows.ToTabularDataResource() : shown, wanted));
    }
}
