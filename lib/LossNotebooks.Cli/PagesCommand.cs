using System.CommandLine;
using System.CommandLine.Parsing;
using LossNotebooks.Site;
using LossNotebooks.Site.Live;

namespace LossNotebooks.Cli;

/// <summary><c>pages</c>: executes notebooks and writes the site to a folder.</summary>
internal static class PagesCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output", "-o")
        {
            Description =
                "The folder to write: a new one, an empty one, or one written by this command before, which is replaced as a whole.",
            HelpName = "folder",
            DefaultValueFactory = _ => "_site",
        };
        var address = new Option<Uri?>("--base-address")
        {
            Description = "Where the site will be published, such as https://example.org/course: pages then say their address, "
                + "and search engines get a list of them.",
            HelpName = "address",
            CustomParser = BaseAddress,
        };
        var report = new Option<Uri?>("--report-address")
        {
            Description = "Where readers report errors, such as https://example.org/issues or mailto:me@example.org: every chapter then "
                + "leads there.",
            HelpName = "address",
            CustomParser = ReportAddress,
        };
        var strict = new Option<bool>("--strict")
        {
            Description = "Fails, and leaves the folder as it was, where a page is not as it should be: links that lead nowhere, figures "
                + "without caption or text alternative, formulas that can't be set, answers in sight.",
        };
        var command = new Command("pages", """
            Executes notebooks and writes them as web pages, which also work when opened from the disk. Needs Node 20 or newer.

            Example:
              lossnotebooks pages --output _site
            """);
        output.Validators.Add(option =>
        {
            if (option.Tokens is [{ Value: var folder }] && string.IsNullOrWhiteSpace(folder))
            {
                option.AddError("--output must name a folder.");
            }
        });
        var arguments = new NotebookArguments(command);
        var noLive = NoLive();
        command.Add(output);
        command.Add(address);
        command.Add(report);
        command.Add(strict);
        command.Add(noLive);
        var books = new BookOptions(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = parsed.GetValue(output)!;
            var cells = parsed.GetValue(noLive) || !EngineBuild.CanBeHad ? null : new LiveCells();
            var also = books.Writer(parsed);
            var options = new SiteOptions(parsed.GetValue(address), parsed.GetValue(report), parsed.GetValue(strict));
            if (!await BuildAsync(arguments, parsed, folder, options, cells, cancellation, also: also))
            {
                return 1;
            }
            Console.WriteLine($"{Path.Combine(folder, "index.html")} is the first page.");
            return 0;
        });
        return command;
    }

    /// <summary>The option that leaves cells as they are: pages are made sooner, and are smaller.</summary>
    public static Option<bool> NoLive() => new("--no-live")
    {
        Description = "Makes pages whose cells readers can't run: without the engine that does it in the reader's browser.",
    };

    /// <summary>Writes the site. What is not on its pages as its author meant it is said on standard error.</summary>
    /// <param name="arguments">Which notebooks.</param>
    /// <param name="parsed">What was asked for.</param>
    /// <param name="folder">The folder to write.</param>
    /// <param name="options">What the site is asked to be.</param>
    /// <param name="cells">Takes the cells that readers can run; null where they can't.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="engineLater">Whether the caller puts the engine into the site.</param>
    /// <param name="also">What else is made of the notebooks, once all of them have been rendered.</param>
    /// <returns>False when a notebook failed; then the folder is as it was.</returns>
    public static async Task<bool> BuildAsync(
        NotebookArguments arguments, ParseResult parsed, string folder, SiteOptions options, LiveCells? cells,
        CancellationToken cancellation, bool engineLater = false, Func<SiteBuilder, CancellationToken, Task>? also = null)
    {
        var (notebooks, unread) = arguments.Read(parsed);
        if (NotebookArguments.Complain(unread))
        {
            return false;
        }
        using var site = await SiteBuilder.StartAsync(folder, notebooks, options, cancellation, isLive: cells is not null);
        void Rendered(Notebook executed)
        {
            site.Render(executed);
            cells?.Compile(executed);
        }
        if (!await arguments.RunAsync(notebooks, (_, executed) => Rendered(executed), parsed, allowErrors: false, cancellation))
        {
            return false;
        }
        using var engine = cells is null || engineLater ? null : await cells.WriteAsync(cancellation);
        await (also?.Invoke(site, cancellation) ?? Task.CompletedTask);
        site.Publish(engine?.Path);
        NotebookArguments.Complain(site.Remarks);
        return true;
    }

    private static Uri? BaseAddress(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", Query: "", Fragment: "" })
        {
            return address;
        }
        argument.AddError("--base-address takes the address of a folder on the web: it begins with https:// or http://.");
        return null;
    }

    private static Uri? ReportAddress(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https" or "mailto" })
        {
            return address;
        }
        argument.AddError("--report-address takes an address on the web or of mail: it begins with https://, http:// or mailto:.");
        return null;
    }
}
