using System.Diagnostics;
using System.Text.Json;
using LossNotebooks.Site.Assets;
using LossNotebooks.Site.Reference;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site;

/// <summary>The index of a course's words, made when the pages are: browsers search it without a server.</summary>
internal static class SearchIndex
{
    /// <summary>Where it lies on a site. A script and not JSON: browsers fetch no JSON for a page opened from a file.</summary>
    public const string File = $"{SiteAssets.Folder}/search-index.js";

    /// <summary>The script with the index, as MiniSearch stores it.</summary>
    /// <exception cref="UserException">Node is not installed.</exception>
    public static string Script(IReadOnlyList<Page> pages, LibraryReference reference)
    {
        var sections = pages.SelectMany(page => page.Sections.Select(section => new
        {
            url = section.Heading is null || section.Heading == page.Title ? page.Url : $"{page.Url}#{section.Heading.Id}",
            page = page.Title.Text,
            heading = section.Heading?.Text ?? page.Title.Text,
            text = section.Text,
            names = section.Names,
        })).Concat(reference.Entries.Select(entry => new
        {
            url = entry.Url,
            page = "The library",
            heading = entry.Name,
            text = entry.Text,
            names = "", // The heading has it.
        }));
        using var node = NodeModules.StartNode(new ProcessStartInfo("node", ["search.mjs"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        });
        node.StandardInput.Write(JsonSerializer.Serialize(sections));
        node.StandardInput.Close();
        var index = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return node.ExitCode == 0 ? $"setSearchIndex({index});\n"
            : throw new UserException($"The search index can't be made: `node search.mjs` ended with {node.ExitCode}.");
    }
}
