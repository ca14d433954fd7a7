using System.CommandLine;
using LossNotebooks.Site;

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
            using var pictures = new NotebookPictures();
            var then = parsed.GetValue(check) ? Compare(pictures) : Store(pictures);
            failed |= NotebookArguments.Complain(
                await arguments.RunAsync(notebooks, then, parsed, parsed.GetValue(allowErrors), cancellation));
            NotebookArguments.Complain(pictures.Remarks);
            return failed ? 1 : 0;
        });
        return command;
    }

    private static Action<Notebook, Notebook> Compare(NotebookPictures pictures) => (notebook, executed) =>
    {
        var differences = Comparison.Differences(notebook, executed);
        if (differences.Concat(pictures.Differences(notebook)).ToList() is { Count: > 0 } all)
        {
            throw new UserException(string.Join('\n', all));
        }
    };

    private static Action<Notebook, Notebook> Store(NotebookPictures pictures) => (notebook, executed) =>
    {
        Comparison.StoreChanges(notebook, executed);
        pictures.Store(notebook);
        NotebookStore.Write(notebook);
    };
}
