using LossNotebooks.Site.Live;

namespace LossNotebooks.Site.Tests.Live;

/// <summary>The engine in a browser, with the cells of the whole course, on a static host.</summary>
public sealed class LiveCourse : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new("live");
    private StaticFiles? host;

    public string Address => host!.Address;

    public IReadOnlyList<Notebook> Notebooks { get; } = [.. Fixture.WholeCourse.Select(NotebookFile.Read)];

    public async ValueTask InitializeAsync()
    {
        if (!Tools.HaveChromium)
        {
            return;
        }
        var compiled = Notebooks.AsParallel().ToDictionary(notebook => notebook.Name, EngineFolder.Compile);
        await EngineFolder.WriteAsync(Path.Combine(folder.Path, "live"), compiled, TestContext.Current.CancellationToken);
        File.Copy(Path.Combine(Fixture.Repository, "tests", "LossNotebooks.Site.Tests", "Live", "runner.html"),
            Path.Combine(folder.Path, "runner.html"));
        host = new StaticFiles(folder.Path);
    }

    public ValueTask DisposeAsync()
    {
        host?.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
