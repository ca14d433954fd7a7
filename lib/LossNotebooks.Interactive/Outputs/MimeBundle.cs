using System.Text.Json.Nodes;
using LossNotebooks.Notebooks;

namespace LossNotebooks.Interactive;

/// <summary>One value in one or more mime types.</summary>
/// <param name="Data">Mime type to content: JSON where <see cref="MimeType.IsJson"/> says so, otherwise a JSON string.</param>
public sealed record MimeBundle(IReadOnlyDictionary<string, JsonNode?> Data)
{
    /// <summary>What the value becomes when a reader moves it, for each state of what can be moved in it; null where nothing can.</summary>
    public Func<double[], object?>? Live { get; init; }

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
        {
            data[mimeType] = Content(mimeType, text);
        }

        return new MimeBundle(data);
    }

    /// <summary>The bundle as nbformat and Jupyter's messages carry it.</summary>
    /// <returns>A copy.</returns>
    public JsonObject ToJson() => new(Data.Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));

    private static JsonNode? Content(string mimeType, string text)
    {
        if (!MimeType.IsJson(mimeType))
        {
            return JsonValue.Create(text);
        }

        try
        {
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create(text); // A formatter that promises JSON and breaks its word still shows what it wrote.
        }
    }
}
