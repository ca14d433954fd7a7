using System.CommandLine;
using LossNotebooks.Site;
using LossNotebooks.Site.Live;

namespace LossNotebooks.Cli;

/// <summary><c>serve</c>: makes the pages, serves them to browsers on this machine, and keeps them up to date.</summary>
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
            Makes the pages of notebooks and serves them on this machine until Ctrl-C. Whenever a notebook is saved, its page changes in the
            browser; it is executed if its code has changed. Needs Node 20 or newer.

            Example:
              lossnotebooks serve --port 8000
            """);
        var arguments = new NotebookArguments(command);
        var outputs = new KnownOutputs(command, arguments);
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
                var changes = new PageChanges();
                await using var server = await SiteServer.StartAsync(folder, parsed.GetValue(port), changes);
                var isLive = !parsed.GetValue(noLive) && EngineBuild.CanBeHad;
                using var course = new ServedCourse(arguments, outputs, parsed, changes);
                course.Open();
                Console.WriteLine($"The course is at {server.Address} (Ctrl-C ends).");
                await course.DraftAsync(folder, isLive, cancellation);
                await course.FinishAsync(cancellation);
                Console.WriteLine("Its pages are finished.");
                var following = course.FollowAsync(cancellation);
                await (isLive ? AddEngineAsync(course.Notebooks, folder, cancellation) : Task.CompletedTask);
                await following;
                return 0;
            }
            finally
            {
                Directory.Delete(temporary, recursive: true);
            }
        });
        return command;
    }

    /// <summary>Nobody waits for the engine to read the course: pages find it once it is there. While one writes, it stays as it
    /// is.</summary>
    private static async Task AddEngineAsync(IReadOnlyList<Notebook> notebooks, string folder, CancellationToken cancellation)
    {
        try
        {
            var cells = new LiveCells();
            await Parallel.ForEachAsync(notebooks, cancellation, (notebook, _) =>
            {
                cells.Compile(notebook);
                return ValueTask.CompletedTask;
            });
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
