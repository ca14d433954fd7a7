using LossNotebooks.Engine;
using LossNotebooks.Engine.Ahead;

namespace LossNotebooks.Messages.Interpreters;

/// <summary>C#, as the engine runs it.</summary>
internal sealed class CSharpInterpreter : IInterpreter, IDisposable
{
    private readonly Session session;
    private volatile Func<InputRequest, string?>? answer;

    /// <summary>Begins a session.</summary>
    /// <param name="compiled">The notebook's cells where they were compiled ahead.</param>
    public CSharpInterpreter(CompiledNotebook? compiled = null) =>
        session = new Session(Environment.CurrentDirectory, compiled) { Input = Ask };

    /// <inheritdoc/>
    public async Task RunAsync(
        string code, string? id, int number, IOutputSink sink, Func<InputRequest, string?> input, CancellationToken interrupt)
    {
        answer = input;
        session.ExecutionCount = number - 1; // It counts the cell that it starts.
        await Done(session.RunCellAsync(id, code, sink, interrupt)).ConfigureAwait(false);
        answer = null;
    }

    /// <inheritdoc/>
    public Task MoveAsync(Func<double[], object?> live, double[] state, IOutputSink sink, CancellationToken interrupt) =>
        Done(session.MoveAsync(live, state, sink, interrupt));

    /// <inheritdoc/>
    public Task<Completions> CompleteAsync(string code, int position) => Done(session.CompleteAsync(code, position));

    /// <inheritdoc/>
    public Task<MimeBundle?> InspectAsync(string code, int position) => Done(session.InspectAsync(code, position));

    /// <inheritdoc/>
    public Task<IReadOnlyList<CodeFault>> DiagnoseAsync(string code) => Done(session.DiagnoseAsync(code));

    /// <inheritdoc/>
    public Completeness IsComplete(string code) => Session.IsComplete(code);

    /// <inheritdoc/>
    public bool Prepare() => session.Prepare();

    /// <summary>Whether a cell can't run without the compiler.</summary>
    public bool NeedsCompiler(string? id, string code) => session.NeedsCompiler(id, code);

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private static Task<T> Done<T>(Task<T> task)
    {
        if (!OperatingSystem.IsBrowser())
        {
            Task.WaitAny(task);
        }
        return task;
    }

    // What an earlier cell has left in the background may ask too, and is answered as long as a cell runs.
    private string? Ask(InputRequest question) => answer is { } input
        ? input(question)
        : throw new InvalidOperationException("Input can be asked for only while a cell runs.");
}
