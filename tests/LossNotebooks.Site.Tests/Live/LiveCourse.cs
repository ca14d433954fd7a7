using LossNotebooks.Site.Live;
using LossNotebooks.Site.Tests.InBrowser;

namespace LossNotebooks.Site.Tests.Live;

/// <summary>The engine in a browser, with the cells of the whole course, on a static host.</summary>
public sealed class LiveCourse : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new("live");
    private FolderServer? host;

    public string Address => host!.Address;

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
