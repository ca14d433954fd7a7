namespace LossNotebooks.Site.Assets;

/// <summary>The files that every page shares: style, scripts, libraries, fonts, all from this machine.</summary>
internal static class SiteAssets
{
    /// <summary>Where they lie in a site.</summary>
    public const string Folder = "assets";

    // Small files, each for one thing, which browsers get as one; print comes last, as it takes back what others say.
    private static readonly string[] Styles =
        ["colours", "faces", "site", "figures", "navigation", "preview", "search", "landing", "belief", "cells", "reference", "print"];

    private static readonly string[] Scripts =
    [
        "site", "handles", "grips", "told", "sliders", "data-table", "sections", "keys", "scrollers", "copy", "preview", "search-options",
        "search-packing", "search", "belief", "cells", "progress",
    ];

    // Where an author writes, the server tells pages of what has changed.
    private const string Watching = "changes";

    /// <summary>Copies them to a site.</summary>
    /// <param name="folder">The folder to write.</param>
    /// <param name="isWatched">Whether pages ask their server for what has changed.</param>
    public static void CopyTo(string folder, bool isWatched)
    {
        string[] watching = isWatched ? [Watching] : [];
        Directory.CreateDirectory(Path.Combine(folder, "fonts"));
        void Copy(string file, string to) => File.Copy(file, Path.Combine(folder, to));

        string All(string[] names, string ending, Func<string, string> wrap) =>
            string.Concat(names.Concat(watching).Select(name => wrap(LiveScripts.Shared($"{name}.{ending}"))));
        File.WriteAllText(Path.Combine(folder, "site.css"), All(Styles, "css", style => style));
        // What a script names is its own.
        File.WriteAllText(Path.Combine(folder, "site.js"), All(Scripts, "js", script => $"{{\n{script}}}\n"));
        File.WriteAllText(Path.Combine(folder, "theme.js"), LiveScripts.Shared("theme.js"));
        Copy(WebFolder.File("icon.svg"), "icon.svg");
        Copy(WebFolder.File("card.png"), "card.png");
        Copy(WebFolder.Plotly, "plotly.min.js");
        Copy(WebFolder.File("node_modules", "minisearch", "dist", "umd", "index.js"), "minisearch.js");
        Copy(WebFolder.File("node_modules", "katex", "dist", "katex.min.css"), "katex.min.css");
        // Every browser that knows CSS variables knows woff2; the older formats in KaTeX's folder are never asked for.
        string[] fonts = [WebFolder.File("fonts"), WebFolder.File("node_modules", "katex", "dist", "fonts")];
        foreach (var font in fonts.SelectMany(place => Directory.EnumerateFiles(place, "*.woff2")))
        {
            Copy(font, Path.Combine("fonts", Path.GetFileName(font)));
        }
    }
}
