using System.Text.Json.Nodes;

namespace LossNotebooks.Engine;

/// <summary>One value in one or more mime types.</summary>
/// <param name="Data">Mime type to content: JSON for <c>application/json</c> and any <c>…+json</c>, otherwise a JSON string.</param>
public sealed record MimeBundle(IReadOnlyDictionary<string, JsonNode?> Data)
{
    /// <summary>A bundle of one text.</summary>
    /// <param name="mimeType">The mime type of the text; a JSON type is kept as JSON when the text is valid JSON.</param>
    /// <param name="text">The content.</param>
    /// <returns>The bundle.</returns>
    public static MimeBundle Of(string mimeType, string text) => Of([(mimeType, text)]);

    /// <summary>A bundle of several texts that show the same value.</summary>
    /// <param name="texts">The mime types, each with its content.</param>
    /// <returns>The bundle, in the order given.</returns>
    public static MimeBundle Of(IEnumerable<(string MimeType, string Text)> texts)
    {
        var data = new OrderedDictionary<string, JsonNode?>();
        foreach (var (mimeType, text) in texts)
            data[mimeType] = Content(mimeType, text);
        return new MimeBundle(data);
    }

    /// <summary>Whether content of a mime type is kept as JSON.</summary>
    /// <param name="mimeType">The mime type.</param>
    /// <returns>True for <c>application/json</c> and every type that ends with <c>+json</c>.</returns>
    public static bool IsJson(string mimeType) =>
        mimeType is "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static JsonNode? Content(string mimeType, string text)
    {
        if (!IsJson(mimeType))
            return JsonValue.Create(text);
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create(text); // A formatter that promises JSON and breaks its word still shows what it wrote.
        }
    }
}
