using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site.Tests.Pictures;

/// <summary>What tests of pictures share: Node, and a folder to keep them in.</summary>
public abstract class DrawingTest : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new("pictures");

    protected string Folder => folder.Path;

    public async ValueTask InitializeAsync()
    {
        Tools.NeedNode();
        await NodeModules.EnsureAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
