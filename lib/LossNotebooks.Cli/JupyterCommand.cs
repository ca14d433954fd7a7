using System.CommandLine;
using LossNotebooks.Jupyter;
using LossNotebooks.Jupyter.Installation;
using LossNotebooks.Site.Assets;

namespace LossNotebooks.Cli;

/// <summary><c>jupyter</c>: installs, removes and runs the kernel.</summary>
internal static class JupyterCommand
{
    private static readonly Option<string> Name = new("--name")
    {
        Description = "The name by which notebooks ask for the kernel.",
        DefaultValueFactory = _ => KernelSpec.DefaultName,
    };

    private static readonly Option<string?> Prefix = new("--prefix")
    {
        Description = "Install for the Jupyter of this folder, such as a virtual environment or /usr/local.",
        HelpName = "folder",
    };

    private static readonly Option<bool> User = new("--user")
    {
        Description = "Install for this user, which is what happens without --prefix.",
    };

    public static Command Create() =>
        new("jupyter", "The kernel with which Jupyter runs the notebooks.") { Install(), Uninstall(), Kernel() };

    private static Command Install()
    {
        var force = new Option<bool>("--force") { Description = "Replace another kernel of this name." };
        var command = new Command("install", """
            Makes the kernel known to Jupyter. It is compiled for this machine, which takes a minute or two, and then needs nothing of the
            repository.

            Examples:
              lossnotebooks jupyter install
              lossnotebooks jupyter install --name lossnotebooks --prefix /usr/local
            """) { Name, Prefix, User, force };
        OneFolder(command);
        command.SetAction((parsed, cancellation) => Attempt(parsed, async spec =>
        {
            var plotly = await PlotlyAsync(cancellation);
            spec.Install(Publish, plotly, parsed.GetValue(force));
            Console.WriteLine($"Jupyter finds the kernel in {spec.Folder}.");
        }));
        return command;
    }

    private static Command Uninstall()
    {
        var command = new Command("uninstall", "Removes what install has made.") { Name, Prefix, User };
        OneFolder(command);
        command.SetAction((parsed, _) => Attempt(parsed, spec =>
        {
            spec.Uninstall();
            Console.WriteLine($"Removed {spec.Folder}.");
            return Task.CompletedTask;
        }));
        return command;
    }

    private static Command Kernel()
    {
        var file = new Argument<string>("connection-file")
        {
            Description = "The file in which Jupyter says where it wants to find the kernel.",
        };
        var command = new Command("kernel", "Runs the kernel; it is Jupyter that calls this.") { file };
        command.SetAction((parsed, _) => Attempt(() =>
        {
            JupyterKernel.Run(parsed.GetRequiredValue(file));
            Environment.Exit(0); // Cells may have left threads behind that would keep the process.
            return Task.CompletedTask;
        }));
        return command;
    }

    private static void OneFolder(Command command) => command.Validators.Add(result =>
    {
        if (result.GetResult(Prefix) is not null && result.GetResult(User) is not null)
        {
            result.AddError("Give --prefix or --user, not both.");
        }
    });

    private static Task Attempt(ParseResult parsed, Func<KernelSpec, Task> work) =>
        Attempt(() => work(new KernelSpec(parsed.GetRequiredValue(Name), parsed.GetValue(Prefix))));

    private static async Task Attempt(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (
            fault is InvalidDataException or InvalidOperationException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new UserException(fault.Message, fault);
        }
    }

    private static string Publish(string folder)
    {
        var project = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "LossNotebooks.Cli.csproj"));
        if (File.Exists(project))
        {
            Console.WriteLine("Compiling the kernel for this machine …");
            Publisher.Publish(project, folder);
        }
        else
        {
            Publisher.Copy(AppContext.BaseDirectory, folder);
        }

        return "LossNotebooks.Cli.dll";
    }

    private static async Task<string?> PlotlyAsync(CancellationToken cancellation)
    {
        try
        {
            await NodeModules.EnsureAsync(cancellation);
            return WebFolder.Plotly;
        }
        catch (UserException reason)
        {
            Console.Error.WriteLine($"Figures will be drawn only with a network, because plotly.js is not at hand: {reason.Message}");
            return null;
        }
    }
}
