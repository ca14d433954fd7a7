namespace LossNotebooks;

/// <summary>What a recipe on a frame has been told so far.</summary>
/// <param name="Columns">The columns of each parameter's linear predictor.</param>
/// <param name="Exposure">The column of exposures, if any.</param>
/// <param name="Frequencies">The column that says how many rows each one stands for, if any.</param>
/// <param name="PriorSigma">σ of the coefficients' prior, if they have one.</param>
internal sealed record FramePlan(
    Dictionary<string, string[]> Columns, string? Exposure = null, string? Frequencies = null, double? PriorSigma = null)
{
    /// <summary>The columns that a row must have a value in, beside its outputs.</summary>
    public IEnumerable<string> Used => [.. Columns.Values.SelectMany(names => names), .. Named(Exposure), .. Named(Frequencies)];

    private static string[] Named(string? column) => column is null ? [] : [column];
}
