using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LossNotebooks;

/// <summary>What a fit on arrays has learned, as JSON keeps it. Likelihood and model are code: they are named only, to be compared with
/// those at hand.</summary>
internal sealed record SavedFit(string Likelihood, string Model, double[] Phi, double Loss)
{
    /// <summary>Whether every number is one that a fit may have.</summary>
    public bool IsWhole() => Array.TrueForAll(Phi, double.IsFinite) && double.IsFinite(Loss);
}

/// <summary>What a fit on a frame has learned, as JSON keeps it.</summary>
internal sealed record SavedFrameFit(
    string Likelihood, RawOutput[] Outputs, Offset[] Offsets, Input[] Inputs, double[] Phi, double[] StandardErrors, double Loss,
    string[][] Levels, long Examples, int DroppedRows)
{
    /// <summary>Whether nothing is missing inside, and every number is one that a fit may have.</summary>
    public bool IsWhole() =>
        Outputs.All(output => output?.Columns.All(column => column is not null) == true)
        && Offsets.All(offset => offset is not null && offset.Output >= 0 && offset.Output < Outputs.Length)
        && Offsets.DistinctBy(offset => offset.Output).Count() == Offsets.Length
        && Inputs.All(input => input?.Parts.Length > 0 && input.Parts.All(part =>
            part is { Levels: null, Power: > 0 } or { Levels.Length: > 1, Power: 1 } && AreLevels(part.Levels ?? [])))
        && AreOfOneKind()
        && Levels.All(names => names is not null && AreLevels(names))
        && Array.TrueForAll(Phi, double.IsFinite) && double.IsFinite(Loss)
        && Array.TrueForAll(StandardErrors, error => double.IsNaN(error) || (error >= 0 && double.IsFinite(error)))
        && Examples > 0 && DroppedRows >= 0;

    // In alphabetical order, each once.
    private static bool AreLevels(string[] names) => Array.TrueForAll(names, name => name is not null)
        && names.Zip(names.Skip(1)).All(pair => string.CompareOrdinal(pair.First, pair.Second) < 0);

    // A column is numbers wherever it is used, or text with the same levels.
    private bool AreOfOneKind() => Inputs.SelectMany(input => input.Parts).Select(part => (part.Column, part.Levels))
        .Concat(Offsets.Select(offset => (offset.Column, Levels: (string[]?)null))).GroupBy(use => use.Column)
        .All(uses => uses.All(use => (use.Levels ?? []).SequenceEqual(uses.First().Levels ?? [])));
}

/// <summary>Writes and reads both.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SavedFit))]
[JsonSerializable(typeof(SavedFrameFit))]
internal sealed partial class SavedFits : JsonSerializerContext
{
    public static T Read<T>(
        string json, JsonTypeInfo<T> type, Func<T, bool> isWhole, Func<T, string> likelihood, string expected)
    {
        ArgumentNullException.ThrowIfNull(json);
        T saved;
        try
        {
            saved = JsonSerializer.Deserialize(json, type) ?? throw new JsonException("null");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"This is not the JSON of such a fit (ToJson writes it): {wrong.Message}", wrong);
        }

        return !isWhole(saved) ? throw new FormatException("The saved fit lacks something, or has a number that no fit has: was it edited?")
            : likelihood(saved) == expected ? saved
            : throw new FormatException($"The fit was saved with {likelihood(saved)}, but the recipe chooses {expected}.");
    }
}
