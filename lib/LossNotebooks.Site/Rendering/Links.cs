using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Rendering;

/// <summary>
/// Where the links and pictures of one page lead: to pages, to files that the site takes along, or where their author said.
/// </summary>
/// <param name="files">The files that the page takes along.</param>
/// <param name="anchors">The places that the notebook names itself.</param>
/// <param name="remarks">Hears of what the site doesn't take along.</param>
internal sealed partial class Links(LinkedFiles files, IReadOnlySet<string> anchors, ICollection<string> remarks)
{
    /// <summary>The pictures that the current cell carries along, as nbformat has them.</summary>
    public JsonObject? Attachments { get; set; }

    /// <summary>The address for one that an author wrote.</summary>
    /// <param name="url">What stands in the text.</param>
    /// <param name="isShown">Is it shown there, as a picture, and not only linked?</param>
    public string Target(string url, bool isShown)
    {
        if (url.StartsWith("attachment:", StringComparison.Ordinal))
        {
            return Attached(Uri.UnescapeDataString(url["attachment:".Length..])) ?? url;
        }
        if (url.Length == 0 || url[0] is '/' or '?' || Scheme().IsMatch(url))
        {
            if (isShown && OtherHost().IsMatch(url))
            {
                remarks.Add($"`{Excerpt.Of(url)}` is not shown: pages ask no other host for anything.");
            }
            return url;
        }
        var (path, anchor) = url.Split('#', 2) is [var before, var after] ? (before, after) : (url, null);
        var page = path.Length == 0 ? "" : IsNotebook(path) ? Page(path) : File(path, isShown);
        return anchor is null ? page : $"{page}#{(IsNotebook(path) || path.Length == 0 ? Anchor(anchor) : anchor)}";
    }

    private static bool IsNotebook(string path) => path.EndsWith(".ipynb", StringComparison.Ordinal);

    // All pages lie side by side.
    private static string Page(string path) => Path.ChangeExtension(path[(path.LastIndexOf('/') + 1)..], ".html");

    private string File(string path, bool isShown)
    {
        var (address, problem) = files.Take(path, isShown);
        if (problem is not null)
        {
            remarks.Add($"`{Excerpt.Of(path)}` is not on the site: {problem}.");
        }
        return address ?? path;
    }

    private string Anchor(string written)
    {
        var name = Uri.UnescapeDataString(written);
        return anchors.Contains(name) ? written : Headings.Slug(name);
    }

    private string? Attached(string name) =>
        Attachments?[name] is JsonObject picture && picture.FirstOrDefault() is { Key: { } type, Value: { } data }
            ? $"data:{type};base64,{MultilineText.Join(data).ReplaceLineEndings("")}"
            : null;

    [GeneratedRegex("^(?:https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex OtherHost();

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9+.-]*:")]
    private static partial Regex Scheme();
}
