namespace LossNotebooks.Site.Tests.Rendering;

/// <summary>Pages that are shown before they are finished.</summary>
public sealed class DraftTests : IDisposable
{
    private readonly TemporaryFolder folder = new("draft");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Code_is_plain_at_first_and_coloured_in_the_end()
    {
        Tools.NeedNode();
        folder.File("LossNotebooks.sln", "");
        folder.File("lib/Normal.cs", "class Normal;");
        var notebook = NotebookFile.Parse(
            Fixture.NotebookText("%%# Title\n\n[source](../lib/Normal.cs)"), folder.File("notebooks/a.ipynb", ""));
        var site = Path.Combine(folder.Path, "site");
        string Source() => File.ReadAllText(Path.Combine(site, "lib.Normal.cs.html"));

        using var builder = await SiteBuilder.StartAsync(site, [notebook], new(), TestContext.Current.CancellationToken);
        builder.RenderDraft(notebook);
        builder.PublishDraft();
        Assert.Contains("<pre class=\"code\"><code>class Normal;</code></pre>", Source(), StringComparison.Ordinal);

        var changed = new List<string>();
        builder.Render(notebook);
        builder.Update([notebook], changed.AddRange);
        Assert.Contains("lib.Normal.cs.html", changed);
        Assert.Contains("<span class=\"keyword\">class</span> <span class=\"type\">Normal</span>;", Source(), StringComparison.Ordinal);
    }
}
