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
    public void Run(
        string code, string? id, int number, IOutputSink sink, Func<InputRequest, string?> input, CancellationToken interrupt)
    {
        answer = input;
        session.ExecutionCount = number - 1; // It counts the cell that it starts.
        session.RunCellAsync(id, code, sink, interrupt).GetAwaiter().GetResult();
        answer = null;
    }

    /// <inheritdoc/>
    public void Move(Func<double[], object?> live, double[] state, IOutputSink sink, CancellationToken interrupt) =>
        session.MoveAsync(live, state, sink, interrupt).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public Completions Complete(string code, int position) => session.CompleteAsync(code, position).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public MimeBundle? Inspect(string code, int position) => session.InspectAsync(code, position).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public Completeness IsComplete(string code) => Session.IsComplete(code);

    /// <inheritdoc/>
    public void Prepare() => session.Prepare();

    /// <summary>Whether a cell can't run without the compiler.</summary>
    public bool NeedsCompiler(string? id, string code) => session.NeedsCompiler(id, code);

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    // What an earlier cell has left in the background may ask too, and is answered as long as a cell runs.
    private string? Ask(InputRequest question) => answer is { } input
        ? input(question)
        : throw new InvalidOperationException("Input can be asked for only while a cell runs.");
}
