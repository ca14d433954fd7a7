using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Actions;
using UglyToad.PdfPig.Tokens;

namespace LossNotebooks.Site.Books;

/// <summary>What a browser has printed.</summary>
internal static partial class PdfFile
{
    // The first version that writes the numbers of pages into their margins.
    private const int OldestBrowser = 131;

    /// <summary>The pages of the places to which links within the file lead, by their anchors.</summary>
    /// <param name="pdf">The file's bytes.</param>
    /// <exception cref="UserException">A browser that is too old has printed it.</exception>
    public static IReadOnlyDictionary<string, int> Places(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        if (Version().Match(document.Information.Producer ?? "") is { Success: true } version
            && int.Parse(version.Groups["number"].Value, CultureInfo.InvariantCulture) < OldestBrowser)
        {
            throw new UserException($"A PDF with numbers of pages needs Chromium, Chrome or Edge {OldestBrowser} or newer: "
                + $"version {version.Groups["number"].Value} was found.");
        }
        var places = new Dictionary<string, int>();
        foreach (var link in document.GetPages().SelectMany(page => page.GetAnnotations()))
        {
            if (link.AnnotationDictionary.TryGet<NameToken>(NameToken.Dest, out var place) && link.Action is AbstractGoToAction to)
            {
                places[Uri.UnescapeDataString(place.Data)] = to.Destination.PageNumber;
            }
        }
        return places;
    }

    /// <summary>
    /// The file without what differs from one printing to the next: the time, and from which number on the browser counts the cells of
    /// tables. What replaces it is as long, for the file says at which byte each of its objects begins.
    /// </summary>
    public static byte[] Settled(byte[] pdf)
    {
        var text = Time().Replace(Encoding.Latin1.GetString(pdf), time => $"{time.Groups["name"].Value}19800101000000");
        var numbers = Node().Matches(text).Select(node => node.Value).Distinct().Order(StringComparer.Ordinal)
            .Index().ToDictionary(node => node.Item, node => node.Index + 1);
        return Encoding.Latin1.GetBytes(Node().Replace(
            text, node => numbers[node.Value].ToString("D8", CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex(@"Skia/PDF m(?<number>\d+)")]
    private static partial Regex Version();

    [GeneratedRegex(@"(?<name>/(?:CreationDate|ModDate) \(D:)\d{14}")]
    private static partial Regex Time();

    [GeneratedRegex(@"(?<=\(node)\d{8}(?=\))")]
    private static partial Regex Node();
}
