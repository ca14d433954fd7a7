using LossNotebooks.Engine;

namespace LossNotebooks.Messages.Interpreters;

/// <summary>
/// What the kernel asks of a language. All else of a kernel is messages. Where a channel has a thread, that waits, so that tasks given back
/// are done, and requests are handled one after the other; a page has no thread that could.
/// </summary>
internal interface IInterpreter
{
    /// <summary>Runs a cell.</summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="id">The id of the notebook's cell that holds the source; null when nobody says.</param>
    /// <param name="number">The number by which the cell's errors name it.</param>
    /// <param name="sink">Receives the outputs, an error too.</param>
    /// <param name="input">Answers the cell when it reads a line: with null at the end of the input.</param>
    /// <param name="interrupt">Stops the cell.</param>
    Task RunAsync(
        string code, string? id, int number, IOutputSink sink, Func<InputRequest, string?> input, CancellationToken interrupt);

    /// <summary>Shows what a value has become that a reader moves.</summary>
    /// <param name="live">What was shown with the value.</param>
    /// <param name="state">What the reader has chosen.</param>
    /// <param name="sink">Receives the new value, or an error.</param>
    /// <param name="interrupt">Stops it.</param>
    Task MoveAsync(Func<double[], object?> live, double[] state, IOutputSink sink, CancellationToken interrupt);

    /// <summary>What the word at a place, in UTF-16 characters, may become.</summary>
    Task<Completions> CompleteAsync(string code, int position);

    /// <summary>What the word at a place is; null when there is nothing to say.</summary>
    Task<MimeBundle?> InspectAsync(string code, int position);

    /// <summary>What the compiler says of code, by places in UTF-16 characters.</summary>
    Task<IReadOnlyList<CodeFault>> DiagnoseAsync(string code);

    /// <summary>Whether code can be run as it is, or more must follow.</summary>
    Completeness IsComplete(string code);

    /// <summary>Uses a moment in which nobody waits to get ready for the next cell.</summary>
    /// <returns>Whether nothing is left to do.</returns>
    bool Prepare();
}
