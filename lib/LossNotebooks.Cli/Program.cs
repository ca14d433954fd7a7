using System.CommandLine;
using LossNotebooks.Cli;

var root = new RootCommand("""
    Runs the notebooks of the course and makes its pages.

    Examples (in a clone, `lossnotebooks` is `dotnet run -c Release --project lib/LossNotebooks.Cli --`):
      lossnotebooks serve                                run everything, and read it at the address printed
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
};

var command = root.Parse(args);
if (command.Errors.Count > 0)
{
    foreach (var error in command.Errors) Console.Error.WriteLine(error.Message);
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
catch (UserException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
