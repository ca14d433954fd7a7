using System.CommandLine;

namespace LossNotebooks.Cli;

/// <summary>What all commands take: which notebooks, and how long one of their cells may run.</summary>
internal sealed class NotebookArguments
{
    private readonly Argument<string[]> notebooks = new("notebooks")
    {
        Description = "Files to take; all notebooks of the course around the current folder if none is named.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<double> timeLimit = new("--time-limit")
    {
        Description = "Seconds that one cell may run.",
        HelpName = "seconds",
        DefaultValueFactory = _ => 60,
    };

    public NotebookArguments(Command command)
    {
        // A misspelt option would otherwise be taken for the name of a file.
        notebooks.Validators.Add(files =>
        {
            foreach (var file in files.Tokens)
                if (file.Value.StartsWith('-')) files.AddError($"There is no option {file.Value}.");
        });
        timeLimit.Validators.Add(option =>
        {
            if (!(option.GetValueOrDefault<double>() > 0)) option.AddError("--time-limit must be a positive number of seconds.");
        });
        command.Add(notebooks);
        command.Add(timeLimit);
    }

    /// <summary>Reads the notebooks, all of them before any of them runs.</summary>
    public IReadOnlyList<Notebook> Read(ParseResult command) =>
        [.. (command.GetValue(notebooks) is { Length: > 0 } named ? named : CourseFolder.Notebooks(Environment.CurrentDirectory)).Select(NotebookFile.Read)];

    /// <summary>Runs notebooks with progress on the terminal, and does something with each that has been executed; sentences about those that failed go to standard error.</summary>
    public async Task<IReadOnlyList<RunResult>> RunAsync(IReadOnlyList<Notebook> notebooks, Action<Notebook>? then, ParseResult command, CancellationToken cancellation)
    {
        var runner = new NotebookRunner(TimeSpan.FromSeconds(command.GetValue(timeLimit)));
        var results = await ProgressDisplay.ShowAsync(notebooks, progress => runner.RunAllAsync(notebooks, then, progress, cancellation));
        foreach (var result in results)
            if (result.Failure is { } sentence) Console.Error.WriteLine(sentence);
        return results;
    }
}
