using System.CommandLine;
using LossNotebooks.Site;

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
        command.Add(output);
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = parsed.GetValue(output)!;
            if (!await BuildAsync(arguments, parsed, folder, cancellation))
            {
                return 1;
            }
            Console.WriteLine($"{Path.Combine(folder, "index.html")} is the first page.");
            return 0;
        });
        return command;
    }

    /// <summary>Writes the site. What is not on its pages as its author meant it is said on standard error.</summary>
    /// <returns>False when a notebook failed; then the folder is as it was.</returns>
    public static async Task<bool> BuildAsync(
        NotebookArguments arguments, ParseResult parsed, string folder, CancellationToken cancellation)
    {
        var (notebooks, unread) = arguments.Read(parsed);
        if (NotebookArguments.Complain(unread))
        {
            return false;
        }
        using var site = await SiteBuilder.StartAsync(folder, notebooks, cancellation);
        if (!await arguments.RunAsync(notebooks, (_, executed) => site.Render(executed), parsed, allowErrors: false, cancellation))
        {
            return false;
        }
        site.Publish();
        NotebookArguments.Complain(site.Remarks);
        return true;
    }
}
