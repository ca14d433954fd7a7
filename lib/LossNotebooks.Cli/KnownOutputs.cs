using System.CommandLine;

namespace LossNotebooks.Cli;

/// <summary>Brings notebooks to the outputs that a run gives; those that are known to have them are not run.</summary>
internal sealed class KnownOutputs
{
    private readonly NotebookArguments arguments;
    private readonly Option<bool> fresh = new("--fresh")
    {
        Description = "Runs every notebook, also one whose stored outputs are known to be those of its code and library.",
    };

    public KnownOutputs(Command command, NotebookArguments arguments)
    {
        this.arguments = arguments;
        command.Add(fresh);
    }

    /// <summary>Brings notebooks to their outputs.</summary>
    /// <param name="notebooks">The notebooks, which get them.</param>
    /// <param name="then">What to do with each as soon as it has them; its failure counts as the notebook's.</param>
    /// <param name="command">What was asked for.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How each went, in the order given.</returns>
    public async Task<IReadOnlyList<RunResult>> BringAsync(
        IReadOnlyList<Notebook> notebooks, Action<Notebook> then, ParseResult command, CancellationToken cancellation)
    {
        HashSet<Notebook> known = command.GetValue(fresh) ? [] : [.. notebooks.AsParallel().Where(OutputKey.Holds)];
        var taken = Task.Run(() => Take(known, then, cancellation), cancellation);
        List<Notebook> others = [.. notebooks.Where(notebook => !known.Contains(notebook))];
        void Executed(Notebook notebook, Notebook executed)
        {
            Comparison.StoreChanges(notebook, executed);
            then(notebook);
        }
        var ran = others.Count == 0 ? [] : await arguments.RunAsync(others, Executed, command, allowErrors: false, cancellation);
        var results = ran.Concat(await taken).ToDictionary(result => result.Notebook);
        return [.. notebooks.Select(notebook => results[notebook])];
    }

    /// <summary>Leaves notebooks with the outputs that they have.</summary>
    /// <param name="notebooks">The notebooks.</param>
    /// <param name="then">What to do with each; its failure counts as the notebook's.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How each went, in the order given.</returns>
    public static IReadOnlyList<RunResult> Take(
        IEnumerable<Notebook> notebooks, Action<Notebook> then, CancellationToken cancellation) =>
        [.. notebooks.AsParallel().AsOrdered().WithCancellation(cancellation).Select(notebook => Result(notebook, then))];

    private static RunResult Result(Notebook notebook, Action<Notebook> then)
    {
        try
        {
            then(notebook);
            return new(notebook, notebook, null);
        }
        catch (UserException failure)
        {
            return new(notebook, null, failure.Message);
        }
    }
}
