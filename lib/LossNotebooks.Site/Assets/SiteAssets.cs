namespace LossNotebooks.Site.Assets;

/// <summary>The files that every page shares: style, script, KaTeX's fonts and plotly.js, all from this machine.</summary>
internal static class SiteAssets
{
    /// <summary>Where they lie in a site.</summary>
    public const string Folder = "assets";

    public static void CopyTo(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "fonts"));
        void Copy(string file, string to) => File.Copy(file, Path.Combine(folder, to));

        foreach (var own in (string[])["site.css", "figures.css", "site.js", "icon.svg"])
        {
            Copy(WebFolder.File(own), own);
        }

        Copy(WebFolder.Plotly, "plotly.min.js");
        Copy(WebFolder.File("node_modules", "katex", "dist", "katex.min.css"), "katex.min.css");
        // Every browser that knows CSS variables knows woff2; the older formats in KaTeX's folder are never asked for.
        foreach (var font in Directory.EnumerateFiles(WebFolder.File("node_modules", "katex", "dist", "fonts"), "*.woff2"))
        {
            Copy(font, Path.Combine("fonts", Path.GetFileName(font)));
        }
    }
}
