namespace LossNotebooks.Site.Tests.Books;

/// <summary>The small course as a site and as a PDF, made once for all tests that read it.</summary>
public sealed class PrintedCourse : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new("book");

    public string Site => Path.Combine(folder.Path, "site");

    public byte[] Pdf { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (!Tools.HaveNode || !Tools.HaveChromium)
        {
            return;
        }
        var outcome = await Command.RunAsync(folder.Path, ["pages", "-o", "site", "--pdf", "book.pdf", .. Fixture.SmallCourse]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(["book.pdf", "site"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
        Pdf = File.ReadAllBytes(Path.Combine(folder.Path, "book.pdf"));
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
