using System.Collections.Concurrent;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>A course that <c>serve</c> runs, renders and serves while tests read it: once, for all classes that read it.</summary>
public abstract class ServedCourse(IReadOnlyList<string> notebooks) : IAsyncLifetime
{
    private static readonly ConcurrentDictionary<Type, Lazy<Task<string>>> Addresses = [];

    private readonly ReadPages read = new();

    /// <summary>Where the pages are.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The pages, the index first.</summary>
    public IReadOnlyList<string> Pages { get; } =
        ["index.html", .. notebooks.Select(notebook => Path.GetFileNameWithoutExtension(notebook) + ".html")];

    /// <summary>What the pages show to whoever reads them all on a screen.</summary>
    internal Task<IReadOnlyList<ReadPage>> ReadAsync(Screen screen) => read.OnAsync(screen, Address, Pages);

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

        Address = await Addresses.GetOrAdd(GetType(), _ => new(ServeAsync)).Value;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private async Task<string> ServeAsync()
    {
        var server = Command.Start(Fixture.Repository, ["serve", "--port", "0", .. notebooks]);
        Shared.UntilTheEnd(server);
        return (await server.ServedAsync()).AbsoluteUri;
    }
}

public sealed class SmallCourse() : ServedCourse(Fixture.SmallCourse);

public sealed class PartOfTheCourse() : ServedCourse(Fixture.PartOfTheCourse);

public sealed class WholeCourse() : ServedCourse(Fixture.WholeCourse);
