using System.Text.Json;
using LossNotebooks.Site.Live;
using LossNotebooks.Site.Tests.InBrowser;

namespace LossNotebooks.Site.Tests.Live;

/// <summary>The engine in a browser, with the cells of the whole course, on a static host.</summary>
public sealed class LiveCourse : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new("live");
    private FolderServer? host;

    private string Address => host!.Address;

    public IReadOnlyList<Notebook> Notebooks { get; } = [.. Fixture.WholeCourse.Select(NotebookFile.Read)];

    public async ValueTask InitializeAsync()
    {
        if (!Tools.HaveChromium)
        {
            return;
        }
        var cells = new LiveCells();
        Notebooks.AsParallel().ForAll(cells.Compile);
        using (var engine = await cells.WriteAsync(TestContext.Current.CancellationToken))
        {
            LiveEngine.Put(engine.Path, folder.Path);
        }
        File.Copy(Path.Combine(Fixture.Repository, "tests", "LossNotebooks.Site.Tests", "Live", "runner.html"),
            Path.Combine(folder.Path, "runner.html"));
        host = new FolderServer(folder.Path);
    }

    /// <summary>A browser with an engine that has a notebook's cells.</summary>
    internal async Task<Browser> StartAsync(string notebook)
    {
        Tools.NeedChromium();
        var browser = new Browser(800, 600);
        browser.Open(Address + "runner.html");
        await browser.WaitForAsync("window.here === true");
        browser.Await<bool>($"start({JsonSerializer.Serialize(notebook)})");
        return browser;
    }

    public ValueTask DisposeAsync()
    {
        host?.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>One engine and one host for all tests of cells that run in a browser.</summary>
[CollectionDefinition(nameof(LiveCourse))]
public sealed class LiveTests : ICollectionFixture<LiveCourse>;
