using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace LossNotebooks.Cli;

/// <summary>What all commands take: which notebooks, and how long one of their cells may run.</summary>
internal sealed class NotebookArguments
{
    /// <summary>A bit more than eleven days: longer than anybody waits, and as long as timers run.</summary>
    private const double LongestLimit = 1e6;

    private readonly Argument<string[]> notebooks = new("notebooks")
    {
        Description = "Files to take, or folders of them; all notebooks of the course around the current folder if none is named.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<TimeSpan> timeLimit = new("--time-limit")
    {
        Description = "Seconds that one cell may be compiled and run.",
        HelpName = "seconds",
        CustomParser = Seconds,
        DefaultValueFactory = _ => TimeSpan.FromSeconds(60),
    };

    public NotebookArguments(Command command)
    {
        // A misspelt option would otherwise be taken for the name of a file.
        notebooks.Validators.Add(files =>
        {
            foreach (var file in files.Tokens)
            {
                if (file.Value.StartsWith('-'))
                {
                    files.AddError($"There is no option {file.Value}.");
                }
            }
        });
        command.Add(notebooks);
        command.Add(timeLimit);
    }

    /// <summary>The notebooks' files.</summary>
    /// <exception cref="UserException">A folder holds none, or can't be read.</exception>
    public IEnumerable<string> Files(ParseResult command) => command.GetValue(notebooks) is { Length: > 0 } named
        ? named.SelectMany(path => Directory.Exists(path) ? CourseFolder.NotebooksIn(path) : [path]).DistinctBy(Path.GetFullPath)
        : CourseFolder.Notebooks(Environment.CurrentDirectory);

    /// <summary>Reads the notebooks, all of them before any of them runs.</summary>
    /// <returns>Those that could be read, and a sentence for each of the others.</returns>
    public (IReadOnlyList<Notebook> Notebooks, IReadOnlyList<string> Failures) Read(ParseResult command)
    {
        var (read, failures) = (new List<Notebook>(), new List<string>());
        foreach (var file in Files(command))
        {
            try
            {
                read.Add(NotebookFile.Read(file));
            }
            catch (UserException failure)
            {
                failures.Add(failure.Message);
            }
        }
        return (read, failures);
    }

    /// <summary>Runs notebooks with progress on the terminal, and does something with each as soon as it has been executed.</summary>
    /// <returns>How each went.</returns>
    public Task<IReadOnlyList<RunResult>> RunAsync(
        IReadOnlyList<Notebook> read, Action<Notebook, Notebook>? then,
        ParseResult command, bool allowErrors, CancellationToken cancellation)
    {
        var supervisor = new Supervisor(Workers.Program, new RunOptions(command.GetValue(timeLimit), allowErrors));
        return ProgressDisplay.ShowAsync(read, progress => supervisor.RunAllAsync(read, then, progress, cancellation));
    }

    /// <summary>Writes to standard error why notebooks failed.</summary>
    /// <returns>Whether any did.</returns>
    public static bool Complain(IEnumerable<RunResult> results) => Complain(results.Select(result => result.Failure).OfType<string>());

    /// <summary>Writes sentences to standard error.</summary>
    /// <returns>Whether there were any.</returns>
    public static bool Complain(IEnumerable<string> sentences)
    {
        var any = false;
        foreach (var sentence in sentences)
        {
            Console.Error.WriteLine(sentence);
            any = true;
        }
        return any;
    }

    private static TimeSpan Seconds(ArgumentResult argument)
    {
        if (double.TryParse(argument.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and <= LongestLimit)
        {
            return TimeSpan.FromSeconds(seconds);
        }
        argument.AddError(string.Create(
            CultureInfo.InvariantCulture, $"--time-limit takes a number of seconds, more than 0 and at most {LongestLimit:0}."));
        return default;
    }
}
