using System.CommandLine;
using LossNotebooks.Site;
using LossNotebooks.Site.Live;

namespace LossNotebooks.Cli;

/// <summary><c>serve</c>: makes the pages and serves them to browsers on this machine.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var port = new Option<ushort>("--port", "-p")
        {
            Description = "The port to listen on; 0 takes any that is free.",
            HelpName = "number",
            DefaultValueFactory = _ => 5050,
        };
        var command = new Command("serve", """
            Executes notebooks, makes their pages, and serves them on this machine until Ctrl-C. Needs Node 20 or newer.

            Example:
              lossnotebooks serve --port 8000
            """);
        var arguments = new NotebookArguments(command);
        var noLive = PagesCommand.NoLive();
        command.Add(port);
        command.Add(noLive);
        command.SetAction(async (parsed, cancellation) =>
        {
            var temporary = Directory.CreateTempSubdirectory("lossnotebooks-").FullName; // Nobody else may look into it.
            var folder = Directory.CreateDirectory(Path.Combine(temporary, "site")).FullName;
            try
            {
                // The port is taken first: nobody should wait for the notebooks only to learn that it is in use.
                await using var server = await SiteServer.StartAsync(folder, parsed.GetValue(port));
                var cells = parsed.GetValue(noLive) || !EngineBuild.CanBeHad ? null : new LiveCells();
                if (!await PagesCommand.BuildAsync(arguments, parsed, folder, new SiteOptions(), cells, cancellation, engineLater: true))
                {
                    return 1;
                }
                Console.WriteLine($"The course is at {server.Address} (Ctrl-C ends).");
                await (cells is null ? Task.CompletedTask : AddEngineAsync(cells, folder, cancellation));
                await Task.Delay(Timeout.Infinite, cancellation);
                return 0;
            }
            finally
            {
                Directory.Delete(temporary, recursive: true);
            }
        });
        return command;
    }

    /// <summary>Nobody waits for the engine to read the course: pages find it once it is there.</summary>
    private static async Task AddEngineAsync(LiveCells cells, string folder, CancellationToken cancellation)
    {
        try
        {
            using var engine = await cells.WriteAsync(cancellation);
            LiveEngine.Put(engine.Path, folder);
            Console.WriteLine("Cells can be run on the pages now.");
        }
        catch (UserException fault)
        {
            NotebookArguments.Complain([fault.Message]);
        }
    }
}
