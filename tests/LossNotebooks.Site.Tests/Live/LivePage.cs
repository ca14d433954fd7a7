using LossNotebooks.Site.Live;
using LossNotebooks.Site.Tests.InBrowser;

namespace LossNotebooks.Site.Tests.Live;

/// <summary>A notebook's page with the engine, under its own policy and from a host that knows no more than it must, open in a
/// browser.</summary>
internal sealed class LivePage : IDisposable
{
    private readonly TemporaryFolder folder = new("page");
    private FolderServer? host;

    private LivePage() { }

    public Browser Browser { get; } = new(1440, 900);

    /// <summary>The paths that have been asked for.</summary>
    public IReadOnlyCollection<string> Asked => host!.Asked;

    public static async Task<LivePage> OpenAsync(Notebook notebook)
    {
        Tools.NeedNode();
        Tools.NeedChromium();
        var page = new LivePage();
        var (site, stop) = (Path.Combine(page.folder.Path, "site"), TestContext.Current.CancellationToken);
        var cells = new LiveCells();
        cells.Compile(notebook);
        using (var engine = await cells.WriteAsync(stop))
        using (var builder = await SiteBuilder.StartAsync(site, [notebook], new() { IsLive = true }, stop))
        {
            builder.Render(notebook);
            builder.Publish(engine.Path);
        }
        page.host = new FolderServer(site);
        page.Browser.Open($"{page.host.Address}{notebook.Name}.html");
        return page;
    }

    public void Dispose()
    {
        Browser.Dispose();
        host?.Dispose();
        folder.Dispose();
    }
}
