using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Live;

/// <summary>Files of the engine that are compressed together.</summary>
/// <param name="Name">The name of the pack.</param>
/// <param name="Size">How many bytes a reader fetches.</param>
/// <param name="Files">Their names and lengths, in the order in which they lie there.</param>
internal sealed record EnginePack(string Name, int Size, IReadOnlyList<(string Name, int Length)> Files)
{
    /// <summary>What <c>download.js</c> reads.</summary>
    /// <param name="isLater">Whether it is fetched only when a reader has edited a cell.</param>
    public JsonObject ToJson(bool isLater) => new()
    {
        ["name"] = Name,
        ["size"] = Size,
        ["later"] = isLater,
        ["files"] = new JsonObject(Files.Select(file => KeyValuePair.Create(file.Name, (JsonNode?)file.Length))),
    };
}
