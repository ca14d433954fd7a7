namespace LossNotebooks.Notebooks;

/// <summary>The mime types that have a meaning here.</summary>
public static class MimeType
{
    /// <summary>A figure: plotly.js's <c>data</c>, <c>layout</c>, <c>frames</c> and <c>config</c>.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>Does a value of this type stand in a bundle as JSON, and not as a string?</summary>
    public static bool IsJson(string type) =>
        type == "application/json"
            || (type.StartsWith("application/", StringComparison.Ordinal) && type.EndsWith("+json", StringComparison.Ordinal));
}
