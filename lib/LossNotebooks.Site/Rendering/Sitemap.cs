namespace LossNotebooks.Site.Rendering;

/// <summary>What search engines ask of a published site.</summary>
internal static class Sitemap
{
    public const string File = "sitemap.xml";

    public const string RobotsFile = "robots.txt";

    /// <summary>The addresses of the pages, as sitemaps.org has them.</summary>
    public static string Xml(Uri site, IEnumerable<string> files) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        {string.Concat(files.Select(file => $"<url><loc>{Html.Escape(Frame.Address(site, file))}</loc></url>\n"))}</urlset>

        """;

    /// <summary>Says where the sitemap is; everything may be read.</summary>
    public static string Robots(Uri site) => $"User-agent: *\nAllow: /\nSitemap: {new Uri(site, File).AbsoluteUri}\n";
}
