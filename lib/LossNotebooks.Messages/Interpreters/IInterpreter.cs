using LossNotebooks.Engine;

namespace LossNotebooks.Messages.Interpreters;

/// <summary>What the kernel asks of a language. All else of a kernel is messages.</summary>
internal interface IInterpreter
{
    /// <summary>Runs a cell, and comes back when it has ended.</summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="id">The id of the notebook's cell that holds the source; null when nobody says.</param>
    /// <param name="number">The number by which the cell's errors name it.</param>
    /// <param name="sink">Receives the outputs, an error too.</param>
    /// <param name="input">Answers the cell when it reads a line: with null at the end of the input.</param>
    /// <param name="interrupt">Stops the cell.</param>
    void Run(
        string code, string? id, int number, IOutputSink sink, Func<InputRequest, string?> input, CancellationToken interrupt);

    /// <summary>Shows what a value has become that a reader moves.</summary>
    /// <param name="live">What was shown with the value.</param>
    /// <param name="state">What the reader has chosen.</param>
    /// <param name="sink">Receives the new value, or an error.</param>
    /// <param name="interrupt">Stops it.</param>
    void Move(Func<double[], object?> live, double[] state, IOutputSink sink, CancellationToken interrupt);

    /// <summary>What the word at a place, in UTF-16 characters, may become.</summary>
    Completions Complete(string code, int position);

    /// <summary>What the word at a place is; null when there is nothing to say.</summary>
    MimeBundle? Inspect(string code, int position);

    /// <summary>Whether code can be run as it is, or more must follow.</summary>
    Completeness IsComplete(string code);

    /// <summary>Uses a moment in which nobody waits to get ready for the next cell.</summary>
    void Prepare();
}
