using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>What a recipe on a frame has been told so far.</summary>
/// <param name="Columns">The columns of each parameter's linear predictor.</param>
/// <param name="Offsets">The columns that are added to raw outputs as they are.</param>
/// <param name="Frequencies">The column that says how many rows each one stands for, if any.</param>
/// <param name="PriorSigma">σ of the coefficients' prior, if they have one.</param>
internal sealed record FramePlan(
    Dictionary<string, string[]> Columns, IReadOnlyList<Offset> Offsets, string? Frequencies = null, double? PriorSigma = null)
{
    /// <summary>The columns of a frame that a row must have a value in, beside its outputs.</summary>
    public IEnumerable<string> Used(DataFrame frame) =>
    [
        .. Columns.Values.SelectMany(names => names).SelectMany(name => Input.Columns(frame, name)),
        .. Offsets.Select(offset => offset.Column),
        .. Frequencies is null ? Array.Empty<string>() : [Frequencies],
    ];
}
