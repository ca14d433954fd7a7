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
            Writes notebooks as web pages, which also work when opened from the disk. Those whose code, library or outputs have changed
            since they were run are executed. Needs Node 20 or newer.

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
        var outputs = new KnownOutputs(command, arguments);
        var noLive = NoLive();
        var untrusted = new Option<bool>("--untrusted")
        {
            Description = "For notebooks of strangers: runs nothing of them, shows the outputs stored in them, and leaves out of their "
                + "HTML what could act, such as scripts and forms. Readers can't run cells, code has no colours, "
                + "and of other files only pictures beside a notebook come along.",
        };
        command.Add(output);
        command.Add(address);
        command.Add(report);
        command.Add(strict);
        command.Add(noLive);
        command.Add(untrusted);
        var books = new BookOptions(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = parsed.GetValue(output)!;
            var isTrusted = !parsed.GetValue(untrusted);
            var cells = parsed.GetValue(noLive) || !isTrusted || !EngineBuild.CanBeHad ? null : new LiveCells();
            var writeBooks = books.Writer(parsed);
            var options = new SiteOptions(parsed.GetValue(address), parsed.GetValue(report))
            {
                IsStrict = parsed.GetValue(strict),
                IsLive = cells is not null,
                IsTrusted = isTrusted,
            };
            var (notebooks, unread) = arguments.Read(parsed);
            if (NotebookArguments.Complain(unread))
            {
                return 1;
            }
            var record = new SiteRecord(folder, notebooks, $"{parsed.GetValue(address)} {cells is not null}");
            // Whatever else is asked for, it is done.
            var isAll = parsed.CommandResult.Children.OfType<OptionResult>().All(
                option => option.Implicit || option.Option == output || option.Option == address || option.Option == noLive);
            if (isAll && record.Holds())
            {
                Console.WriteLine($"Nothing has changed; {Path.Combine(folder, "index.html")} is the first page.");
                return 0;
            }
            using var site = await SiteBuilder.StartAsync(folder, notebooks, options, cancellation);
            void Show(Notebook notebook)
            {
                site.Render(notebook);
                cells?.Compile(notebook);
            }
            var shown = isTrusted ? await outputs.BringAsync(notebooks, Show, parsed, cancellation)
                : KnownOutputs.Take(notebooks, Show, cancellation);
            if (NotebookArguments.Complain(shown))
            {
                return 1;
            }
            using var engine = cells is null ? null : await cells.WriteAsync(cancellation);
            await writeBooks(site, cancellation);
            site.Publish(engine?.Path);
            if (!NotebookArguments.Complain(site.Remarks))
            {
                record.Keep(site.Files);
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
