using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace LossNotebooks.Benchmarks;

/// <summary>What a reader's browser has to fetch and to hold, for each page of a site.</summary>
internal static partial class PageWeights
{
    private const double Kilobyte = 1000;

    /// <summary>Prints the weights of a site as a table, and what all its pages share.</summary>
    /// <param name="site">The folder that <c>pages</c> has written.</param>
    public static void Print(string site)
    {
        Console.WriteLine("| page | HTML (KB) | gzip (KB) | elements |\n|---|---|---|---|");
        foreach (var page in Directory.GetFiles(site, "*.html").Where(IsChapter).Order(StringComparer.Ordinal))
        {
            var html = File.ReadAllText(page);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {Path.GetFileName(page)} | {html.Length / Kilobyte:0} | {Zipped(page):0.0} | {Element().Count(html)} |"));
        }
        string[] shared =
        [
            "assets/site.css", "assets/site.js", "assets/theme.js", "assets/live/live.css", "assets/live/live.js",
            "assets/fonts/roman.woff2", "assets/fonts/italic.woff2",
        ];
        foreach (var file in shared.Select(name => Path.Combine(site, name)).Where(File.Exists))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(site, file)}: {Zipped(file):0.0} KB"));
        }
        foreach (var file in (string[])["assets/search-index.js", "assets/glossary.js", "assets/plotly.min.js"])
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"when asked for, {file}: {Zipped(Path.Combine(site, file)):0.0} KB"));
        }
    }

    // Files of the repository and types of the library have a dot in their names.
    private static bool IsChapter(string page) => !Path.GetFileNameWithoutExtension(page).Contains('.', StringComparison.Ordinal);

    private static double Zipped(string file)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(file));
        }
        return zipped.Length / Kilobyte;
    }

    [GeneratedRegex("<[a-zA-Z]")]
    private static partial Regex Element();
}
