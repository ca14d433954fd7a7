using System.Text.Json.Nodes;
using LossNotebooks.Site.Tests.InBrowser;

namespace LossNotebooks.Site.Tests.Strangers;

/// <summary>The pages of a notebook that holds every attack in every place, served as a static host does.</summary>
internal sealed class StrangersNotebook : IDisposable
{
    private readonly TemporaryFolder folder = new("strangers");
    private readonly FolderServer server;

    private StrangersNotebook(FolderServer server, TemporaryFolder folder) => (this.server, this.folder) = (server, folder);

    /// <summary>The page, and the first page, on which its title, its first cell and its map stand, too.</summary>
    public IEnumerable<string> Pages => [$"{server.Address}a.html", $"{server.Address}index.html"];

    /// <summary>Where the pages are.</summary>
    public string Address => server.Address;

    public static async Task<StrangersNotebook> RenderAsync(bool isTrusted)
    {
        var folder = new TemporaryFolder("strangers");
        var site = Path.Combine(folder.Path, "site");
        var notebook = NotebookFile.Parse(Text(), Path.Combine(folder.Path, "a.ipynb"));
        using (var builder = await SiteBuilder.StartAsync(site, [notebook], new() { IsTrusted = isTrusted }, CancellationToken.None))
        {
            builder.Render(notebook);
            builder.Publish();
        }
        return new(new FolderServer(site), folder);
    }

    public void Dispose()
    {
        server.Dispose();
        folder.Dispose();
    }

    /// <summary>The notebook: text of each kind, then outputs, then cells that are meant for other formats.</summary>
    private static string Text()
    {
        string[] texts = [.. Attacks.Html, .. Attacks.Markdown];
        var cells = new JsonArray(
            Markdown($"# Title {string.Concat(Attacks.Html)}", "map", "landing"),
            Markdown($"## Part {Attacks.Html[0]}\n\n[a](a.ipynb) {Attacks.Html[3]}", "map", "landing"));
        foreach (var text in texts)
        {
            var line = text.Replace('\n', ' ');
            cells.Add(Markdown(text, "landing"));
            cells.Add(Markdown($"Within a line {line} and after.[^1]\n\n[^1]: A note {line}.\n\n- item {line}\n\n> quoted {line}"));
            cells.Add(Markdown($"| head {line} |\n|---|\n| {line.Replace("|", "\\|", StringComparison.Ordinal)} |\n\n### Head {line}"));
        }
        var id = 0;
        foreach (var output in Attacks.Outputs)
        {
            var cell = Code($"// <script>{id}</script>\n#r \"nowhere.dll\"\nglobalThis.struck = 1;", output);
            cell["id"] = $"o{id++}\" onclick=\"globalThis.struck=1";
            cell["metadata"]!["alt"] = "\"><script>globalThis.struck=1</script>";
            cells.Add(cell);
            cells.Add(Markdown($"Caption {Attacks.Html[id % Attacks.Html.Length]}", "caption"));
        }
        foreach (var html in Attacks.Html)
        {
            var cell = new JsonObject
            {
                ["cell_type"] = "raw",
                ["metadata"] = new JsonObject { ["raw_mimetype"] = "text/html" },
                ["source"] = html,
            };
            cells.Add(cell);
        }
        return new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 4,
            ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = "\"><script>globalThis.struck=1</script>" } },
            ["cells"] = cells,
        }.ToJsonString();
    }

    private static JsonObject Markdown(string source, params string[] tags) => new()
    {
        ["cell_type"] = "markdown",
        ["metadata"] = new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]) },
        ["source"] = source,
        ["attachments"] = Attacks.Attachments,
    };

    private static JsonObject Code(string source, JsonObject output) => new()
    {
        ["cell_type"] = "code",
        ["metadata"] = new JsonObject(),
        ["execution_count"] = 1,
        ["source"] = source,
        ["outputs"] = new JsonArray(output),
    };
}
