using System.CommandLine;

namespace LossNotebooks.Cli;

/// <summary><c>run</c>: executes notebooks, and stores their outputs or compares them with those stored.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Store nothing: compare with the outputs in the files, and say which cell differs and how." };
        var command = new Command("run", """
            Executes notebooks and stores their outputs; one that fails keeps the outputs it had.

            Examples:
              lossnotebooks run
              lossnotebooks run notebooks/03-log-likelihood.ipynb
              lossnotebooks run --check
            """);
        var arguments = new NotebookArguments(command);
        command.Add(check);
        command.SetAction(async (parsed, cancellation) =>
        {
            var results = await arguments.RunAsync(arguments.Read(parsed), then: null, parsed, cancellation);
            var sound = results.All(result => result.Failure is null);
            foreach (var (notebook, executed, _) in results)
                if (executed is null) continue;
                else if (parsed.GetValue(check)) sound &= Agrees(notebook, executed);
                else Store(notebook, executed);
            return sound ? 0 : 1;
        });
        return command;
    }

    private static bool Agrees(Notebook notebook, Notebook executed)
    {
        var differences = Comparison.Differences(notebook, executed);
        foreach (var sentence in differences) Console.Error.WriteLine(sentence);
        return differences.Count == 0;
    }

    private static void Store(Notebook notebook, Notebook executed)
    {
        Comparison.StoreChanges(notebook, executed);
        NotebookFile.Write(notebook);
    }
}
