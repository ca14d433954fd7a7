using System.CommandLine;
using System.CommandLine.Help;
using LossNotebooks.Cli;

if (args is [Workers.Verb, var pipe])
{
    await Worker.ServeAsync(pipe);
}

// Not a RootCommand: that one calls itself by the name of the file.
var root = new Command("lossnotebooks", """
    Runs the notebooks of the course and makes its pages.

    Examples (in a clone, `lossnotebooks` is `dotnet run -c Release --project lib/LossNotebooks.Cli --`):
      lossnotebooks serve                                read the course at the address printed, and write it
      lossnotebooks run                                  run all notebooks and store their outputs
      lossnotebooks run notebooks/01-loss-functions.ipynb --check
      lossnotebooks pages --output _site

    Exit codes: 0 all is well; 1 a notebook failed or differs; 2 the command was not understood; 130 interrupted.
    """)
{
    RunCommand.Create(),
    PagesCommand.Create(),
    ServeCommand.Create(),
    JupyterCommand.Create(),
    new HelpOption(),
    new VersionOption(),
};

var command = root.Parse(args);
if (command.Errors.Count > 0)
{
    foreach (var error in command.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }
    Console.Error.WriteLine("`lossnotebooks --help` lists the commands, `lossnotebooks COMMAND --help` what each takes.");
    return 2;
}
try
{
    return await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    return 130;
}
catch (Exception failure) when (failure is UserException or IOException or UnauthorizedAccessException) // Such as a disk that is full.
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
