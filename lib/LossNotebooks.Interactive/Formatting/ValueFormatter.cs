using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace LossNotebooks.Interactive;

/// <summary>Turns values into mime bundles with the formatters that .NET Interactive uses.</summary>
internal static class ValueFormatter
{
    /// <summary>Formats a value in the mime types that were asked for, or in those that its type prefers.</summary>
    public static MimeBundle Format(object? value, IReadOnlyCollection<string> mimeTypes)
    {
        var type = value?.GetType() ?? typeof(object);
        var wanted = mimeTypes.Count > 0 ? mimeTypes : Formatter.GetPreferredMimeTypesFor(type).Union(JsonTypes(type));
        return Format(value, wanted) with { Live = LiveValue.Of(value) };
    }

    /// <summary>Formats what a value has become that a reader moves: as JSON for a front end that knows it, or else as ever.</summary>
    public static MimeBundle FormatMoved(object? value)
    {
        string[] wanted = [.. JsonTypes(value?.GetType() ?? typeof(object))];
        return wanted.Length > 0 ? Format(value, wanted.AsEnumerable()) : Format(value, []);
    }

    private static MimeBundle Format(object? value, IEnumerable<string> wanted) =>
        MimeBundle.Of(wanted.Select(mimeType => (mimeType, value.ToDisplayString(mimeType))));

    /// <summary>
    /// The JSON mime types that somebody has registered a formatter for: a front end that knows them shows the value better, and any other
    /// passes over them. The formatting library's own table of rows is left out: it would come with every sequence.
    /// </summary>
    private static IEnumerable<string> JsonTypes(Type type) =>
        from formatter in Formatter.RegisteredFormatters()
        where formatter.MimeType.EndsWith("+json", StringComparison.Ordinal)
            && formatter.MimeType != TabularDataResourceFormatter.MimeType
            && formatter.Type.IsAssignableFrom(type)
        select formatter.MimeType;
}
