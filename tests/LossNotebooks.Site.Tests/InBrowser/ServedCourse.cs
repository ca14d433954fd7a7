
namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>A course that <c>serve</c> runs, renders and serves while tests read it.</summary>
public abstract class ServedCourse(IReadOnlyList<string> notebooks) : IAsyncLifetime
{
    private Command? server;

    /// <summary>Where the pages are.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The pages, the index first.</summary>
    public IReadOnlyList<string> Pages { get; } =
        ["index.html", .. notebooks.Select(notebook => Path.GetFileNameWithoutExtension(notebook) + ".html")];

    /// <summary>Skips the calling test where pages can't be made or shown.</summary>
    public void Need()
    {
        Tools.NeedNode();
        Tools.NeedChromium();
        if (notebooks.Count == 0)
        {
            Assert.Skip("The course has no notebooks yet.");
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (notebooks.Count == 0 || !Tools.HaveNode || !Tools.HaveChromium)
        {
            return;
        }

        server = Command.Start(Fixture.Repository, ["serve", "--port", "0", .. notebooks]);
        var line = await server.LineWithAsync("http://");
        Address = line[line.IndexOf("http://", StringComparison.Ordinal)..].Split(' ')[0];
    }

    public ValueTask DisposeAsync()
    {
        server?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

public sealed class SmallCourse() : ServedCourse(Fixture.SmallCourse);

public sealed class WholeCourse() : ServedCourse(Fixture.WholeCourse);
