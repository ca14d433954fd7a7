namespace LossNotebooks.Site.Assets;

/// <summary>The files that every page shares: style, scripts, libraries, KaTeX's fonts, all from this machine.</summary>
internal static class SiteAssets
{
    /// <summary>Where they lie in a site.</summary>
    public const string Folder = "assets";

    // Small files, each for one thing, which browsers get as one; print comes last, as it takes back what others say.
    private static readonly string[] Styles =
        ["colours", "site", "figures", "navigation", "search", "landing", "belief", "cells", "reference", "print"];

    private static readonly string[] Scripts =
    [
        "site", "handles", "grips", "told", "sliders", "data-table", "sections", "keys", "scrollers", "copy", "search-options", "search",
        "belief", "cells",
    ];

    public static void CopyTo(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "fonts"));
        void Copy(string file, string to) => File.Copy(file, Path.Combine(folder, to));

        string Own(string name) => File.ReadAllText(WebFolder.File(name)).ReplaceLineEndings("\n");

        File.WriteAllText(Path.Combine(folder, "site.css"), string.Concat(Styles.Select(name => Own($"{name}.css"))));
        // What a script names is its own.
        File.WriteAllText(Path.Combine(folder, "site.js"), string.Concat(Scripts.Select(name => $"{{\n{Own($"{name}.js")}}}\n")));
        Copy(WebFolder.File("theme.js"), "theme.js");
        Copy(WebFolder.File("icon.svg"), "icon.svg");
        Copy(WebFolder.Plotly, "plotly.min.js");
        Copy(WebFolder.File("node_modules", "minisearch", "dist", "umd", "index.js"), "minisearch.js");
        Copy(WebFolder.File("node_modules", "katex", "dist", "katex.min.css"), "katex.min.css");
        // Every browser that knows CSS variables knows woff2; the older formats in KaTeX's folder are never asked for.
        foreach (var font in Directory.EnumerateFiles(WebFolder.File("node_modules", "katex", "dist", "fonts"), "*.woff2"))
        {
            Copy(font, Path.Combine("fonts", Path.GetFileName(font)));
        }
    }
}
