using System.CommandLine;
using System.CommandLine.Parsing;
using LossNotebooks.Site;
using LossNotebooks.Site.Books;

namespace LossNotebooks.Cli;

/// <summary>The options of <c>pages</c> that write the course as a book as well.</summary>
internal sealed class BookOptions
{
    private readonly Option<string?> pdf = new("--pdf")
    {
        Description = "Writes the course as one PDF, too. Needs Chromium, Chrome or Edge.",
        HelpName = "file",
    };

    private readonly Option<string?> epub = new("--epub")
    {
        Description = "Writes the course as an EPUB, a book for readers' own devices, too.",
        HelpName = "file",
    };

    public BookOptions(Command command)
    {
        foreach (var option in (Option<string?>[])[pdf, epub])
        {
            option.Validators.Add(NeedsName);
            command.Add(option);
        }
    }

    /// <summary>What writes the books that were asked for. Nobody waits for notebooks only to learn that something is missing.</summary>
    /// <exception cref="UserException">There is no browser for a PDF.</exception>
    public Func<SiteBuilder, CancellationToken, Task> Writer(ParseResult parsed)
    {
        var (printed, packed) = (parsed.GetValue(pdf), parsed.GetValue(epub));
        var browser = printed is null ? null : PaperBrowser.Find();
        return async (site, cancellation) =>
        {
            if (printed is not null && browser is not null)
            {
                await PdfBook.WriteAsync(site.Book(), browser, printed, cancellation);
            }
            if (packed is not null)
            {
                Epub.Write(site.Book(), packed);
            }
        };
    }

    private static void NeedsName(OptionResult option)
    {
        if (option.Tokens is [{ Value: var file }] && string.IsNullOrWhiteSpace(file))
        {
            option.AddError($"{option.Option.Name} must name a file.");
        }
    }
}
