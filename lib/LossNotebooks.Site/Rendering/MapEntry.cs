namespace LossNotebooks.Site.Rendering;

/// <summary>What a map says of one notebook.</summary>
/// <param name="Part">The words of the heading under which it stands; empty if there is none.</param>
/// <param name="Url">Where the link leads.</param>
/// <param name="Question">The cells that stand beside the link in a table, as HTML; empty elsewhere.</param>
internal sealed record MapEntry(string Part, string Url, string Question);
