namespace LossNotebooks.Site;

/// <summary>What a site is asked to be.</summary>
/// <param name="Address">Where it will be published, with a slash at its end; null if nobody knows.</param>
/// <param name="ReportAddress">Where readers report errors, on the web or by mail; null for nowhere.</param>
/// <param name="IsStrict">Whether it is not made as long as something in it is not as it should be.</param>
public sealed record SiteOptions(Uri? Address = null, Uri? ReportAddress = null, bool IsStrict = false);
