using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LossNotebooks;

/// <summary>What a fit on arrays has learned, as JSON keeps it. Likelihood and model are code: they are named only, to be compared with
/// those at hand.</summary>
internal sealed record SavedFit(string Likelihood, string Model, double[] Phi, double Loss);

/// <summary>What a fit on a frame has learned, as JSON keeps it.</summary>
internal sealed record SavedFrameFit(
    string Likelihood, RawOutput[] Outputs, Offset[] Offsets, Input[] Inputs, double[] Phi, double[] StandardErrors, double Loss,
    string[][] Levels, long Examples, int DroppedRows);

/// <summary>Writes and reads both.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SavedFit))]
[JsonSerializable(typeof(SavedFrameFit))]
internal sealed partial class SavedFits : JsonSerializerContext
{
    public static T Read<T>(string json, JsonTypeInfo<T> type, Func<T, string> likelihood, string expected)
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

        return likelihood(saved) == expected ? saved
            : throw new FormatException($"The fit was saved with {likelihood(saved)}, but the recipe chooses {expected}.");
    }
}
