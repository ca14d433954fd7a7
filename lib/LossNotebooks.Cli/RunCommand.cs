using System.CommandLine;

namespace LossNotebooks.Cli;

/// <summary><c>run</c>: executes notebooks, and stores their outputs or compares them with those stored.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var check = new Option<bool>("--check")
        {
            Description = "Store nothing: compare with the outputs in the files, and say which cell differs and how.",
        };
        var allowErrors = new Option<bool>("--allow-errors")
        {
            Description = "Go on after a cell that failed; its error becomes its output.",
        };
        var command = new Command("run", """
            Executes notebooks and stores the outputs of each as soon as it has ended; one that fails keeps the outputs it had.

            Examples:
              lossnotebooks run
              lossnotebooks run notebooks/03-log-likelihood.ipynb
              lossnotebooks run --check
            """);
        var arguments = new NotebookArguments(command);
        command.Add(check);
        command.Add(allowErrors);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (notebooks, unread) = arguments.Read(parsed);
            var failed = NotebookArguments.Complain(unread);
            var then = parsed.GetValue(check) ? (Action<Notebook, Notebook>)Compare : Store;
            failed |= NotebookArguments.Complain(
                await arguments.RunAsync(notebooks, then, parsed, parsed.GetValue(allowErrors), cancellation));
            return failed ? 1 : 0;
        });
        return command;
    }

    private static void Compare(Notebook notebook, Notebook executed)
    {
        if (Comparison.Differences(notebook, executed) is { Count: > 0 } differences)
        {
            throw new UserException(string.Join('\n', differences));
        }
    }

    private static void Store(Notebook notebook, Notebook executed)
    {
        Comparison.StoreChanges(notebook, executed);
        NotebookStore.Write(notebook);
    }
}
