using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LossNotebooks.Site.Assets;
using LossNotebooks.Site.Live;

namespace LossNotebooks.Site;

/// <summary>
/// What a site was made from, kept with the user's pictures and not in the site, whose bytes are nobody's business but its notebooks'. A
/// site that would come out as it is need not be made again.
/// </summary>
/// <param name="site">The site's folder.</param>
/// <param name="notebooks">The notebooks, in the order of their pages.</param>
/// <param name="options">How it is made.</param>
public sealed class SiteRecord(string site, IReadOnlyList<Notebook> notebooks, string options)
{
    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };

    private static readonly string Records = UserFolder.Of("sites");

    private string Place => Path.Combine(Records, $"{Hash(Path.GetFullPath(site))}.json");

    /// <summary>Whether the site is there as it would be made now.</summary>
    public bool Holds()
    {
        try
        {
            return Directory.Exists(site) && File.Exists(Place)
                && Read(Place) is { } kept
                && kept.Made == Made() && kept.From == From(kept.Files) && notebooks.AsParallel().All(OutputKey.Holds);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    /// <summary>Takes note of a site that has just been made.</summary>
    /// <param name="files">The files that it was made of, besides its notebooks.</param>
    public void Keep(IEnumerable<string> files)
    {
        List<string> all = [.. files.Order(StringComparer.Ordinal)];
        try
        {
            foreach (var other in Directory.CreateDirectory(Records).EnumerateFiles())
            {
                if (!Directory.Exists(Read(other.FullName)?.Site))
                {
                    other.Delete();
                }
            }
            File.WriteAllText(Place, JsonSerializer.Serialize(new Kept(Path.GetFullPath(site), Made(), From(all), all)));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException)
        {
            // Then it will be made again.
        }
    }

    private static Kept? Read(string record) => JsonSerializer.Deserialize<Kept>(File.ReadAllText(record));

    /// <summary>The site as it is.</summary>
    private string Made() => Hash(Directory.EnumerateFiles(site, "*", Deep).Order(StringComparer.Ordinal)
        .AsParallel().AsOrdered().Select(file => $"{Path.GetRelativePath(site, file)} {Content(file)}"));

    /// <summary>All that it is made from: the notebooks, what they lead to, and this program.</summary>
    private string From(IEnumerable<string> files)
    {
        var program = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Concat(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "library")))
            .Concat(Directory.EnumerateFiles(WebFolder.Path))
            .Concat(Directory.EnumerateFiles(WebFolder.File("node_modules", ".live")))
            .Concat(Directory.EnumerateFiles(WebFolder.File("pictures"))).Order(StringComparer.Ordinal).Select(Stamp);
        var engine = CourseFolder.RootAbove(AppContext.BaseDirectory) is { } root ? EngineSources.Key(root) : "";
        return Hash(
        [
            options, engine, .. program, .. files.Select(file => $"{file} {Content(file)}"),
            .. notebooks.Select(notebook => $"{notebook.Path} {Content(notebook.Path)}"),
        ]);
    }

    private static string Stamp(string file) => string.Create(CultureInfo.InvariantCulture,
        $"{file} {File.GetLastWriteTimeUtc(file).Ticks} {new FileInfo(file).Length}");

    private static string Content(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    private static string Hash(params IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..32];

    /// <param name="Site">The site's folder.</param>
    /// <param name="Made">What is in it.</param>
    /// <param name="From">What it was made from.</param>
    /// <param name="Files">The files among that which only the pages know of.</param>
    private sealed record Kept(string Site, string Made, string From, IReadOnlyList<string> Files);
}
