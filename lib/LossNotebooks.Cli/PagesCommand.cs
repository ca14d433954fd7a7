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
        var untrusted = new Option<bool>("--untrusted")
        {
            Description = "For notebooks of strangers: runs nothing of them, shows the outputs stored in them, and leaves out of their "
                + "HTML what could act, such as scripts and forms. Readers can't run cells, code has no colours, "
                + "and of other files only pictures beside a notebook come along.",
        };
        command.Add(output);
        command.Add(address);
        command.Add(noLive);
        command.Add(untrusted);
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = parsed.GetValue(output)!;
            var isTrusted = !parsed.GetValue(untrusted);
            var cells = parsed.GetValue(noLive) || !isTrusted || !EngineBuild.CanBeHad ? null : new LiveCells();
            if (!await BuildAsync(arguments, parsed, folder, parsed.GetValue(address), cells, cancellation, isTrusted: isTrusted))
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
    /// <param name="address">Where the site will be published.</param>
    /// <param name="cells">Takes the cells that readers can run; null where they can't.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="engineLater">Whether the caller puts the engine into the site.</param>
    /// <param name="isTrusted">Whether notebooks may act; else they are shown as they are stored.</param>
    /// <returns>False when a notebook failed; then the folder is as it was.</returns>
    public static async Task<bool> BuildAsync(
        NotebookArguments arguments, ParseResult parsed, string folder, Uri? address, LiveCells? cells, CancellationToken cancellation,
        bool engineLater = false, bool isTrusted = true)
    {
        var (notebooks, unread) = arguments.Read(parsed);
        if (NotebookArguments.Complain(unread))
        {
            return false;
        }
        using var site = await SiteBuilder.StartAsync(folder, notebooks, address, cancellation, isLive: cells is not null, isTrusted);
        void Rendered(Notebook executed)
        {
            site.Render(executed);
            cells?.Compile(executed);
        }
        if (!isTrusted)
        {
            if (NotebookArguments.Complain(notebooks.Select(notebook => Attempt(() => site.Render(notebook))).OfType<string>()))
            {
                return false;
            }
        }
        else if (!await arguments.RunAsync(notebooks, (_, executed) => Rendered(executed), parsed, allowErrors: false, cancellation))
        {
            return false;
        }
        using var engine = cells is null || engineLater ? null : await cells.WriteAsync(cancellation);
        site.Publish(engine?.Path);
        NotebookArguments.Complain(site.Remarks);
        return true;
    }

    /// <summary>Does something, and says what went wrong if it did.</summary>
    private static string? Attempt(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (UserException failure)
        {
            return failure.Message;
        }
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
}
