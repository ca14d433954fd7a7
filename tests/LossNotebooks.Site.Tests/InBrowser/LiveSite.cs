using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>A site whose cells readers can run, by the stand-in for the engine, and one browser in which tests read it in turn.</summary>
public sealed class LiveSite : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new("live");
    private FolderServer? server;
    private Browser? browser;

    public string Folder => Path.Combine(folder.Path, "site");

    public string Address => server!.Address;

    internal Browser Browser => browser!;

    public async ValueTask InitializeAsync()
    {
        if (!Tools.HaveNode || !Tools.HaveChromium)
        {
            return;
        }
        await BuildAsync(Folder, Notebook("live"), Notebook("moving"), Notebook("sliding"));
        server = new FolderServer(Folder);
        browser = new Browser(1440, 900);
    }

    /// <summary>The page as somebody finds it who has never been there.</summary>
    /// <param name="page">The page's name.</param>
    internal Browser Open(string page = "live")
    {
        Tools.NeedNode();
        Tools.NeedChromium();
        Browser.Emulate(1440, 900, dark: false);
        // What keeps nothing: a page that is still on its way would bring back what it has read.
        Browser.Open($"{Address}assets/site.css");
        Browser.Do("localStorage.clear()");
        _ = Browser.Complaints();
        Browser.Open($"{Address}{page}.html");
        return Browser;
    }

    internal void StopServer() => server!.Dispose();

    public ValueTask DisposeAsync()
    {
        browser?.Dispose();
        server?.Dispose();
        folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private static Notebook Notebook(string name) =>
        NotebookFile.Read(Path.Combine(Fixture.Repository, "tests", "LossNotebooks.Site.Tests", "Fixtures", $"{name}.ipynb"));

    // The stand-in answers with what the notebook has stored.
    private async Task BuildAsync(string site, params Notebook[] notebooks)
    {
        var engine = Directory.CreateDirectory(Path.Combine(folder.Path, "engine")).FullName;
        File.Copy(
            Path.Combine(Fixture.Repository, "tests", "LossNotebooks.Site.Tests", "Fixtures", "engine", "worker.js"),
            Path.Combine(engine, "worker.js"));
        using var builder = await SiteBuilder.StartAsync(site, notebooks, new() { IsLive = true }, CancellationToken.None);
        foreach (var notebook in notebooks)
        {
            var answers = notebook.CodeCells.Select(cell => KeyValuePair.Create(cell.Id, (JsonNode?)cell.Outputs.DeepClone()));
            await File.WriteAllTextAsync(Path.Combine(engine, $"{notebook.Name}.json"), new JsonObject(answers).ToJsonString());
            builder.Render(notebook);
        }
        await File.WriteAllTextAsync(Path.Combine(engine, "scratch.json"), "{}");
        builder.Publish(engine);
    }
}
