namespace LossNotebooks.Site;

/// <summary>What a site is asked to be.</summary>
/// <param name="Address">Where it will be published, with a slash at its end; null if nobody knows.</param>
/// <param name="ReportAddress">Where readers report errors, on the web or by mail; null for nowhere.</param>
public sealed record SiteOptions(Uri? Address = null, Uri? ReportAddress = null)
{
    /// <summary>Whether it is not made as long as something in it is not as it should be.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Whether readers can run the cells, once <see cref="LiveEngine"/> has put an engine into the site.</summary>
    public bool IsLive { get; init; }

    /// <summary>Whether pages ask their server for what has changed.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Whether what notebooks hold may act on those who read the pages: scripts, forms, HTML of any kind.</summary>
    public bool IsTrusted { get; init; } = true;
}
