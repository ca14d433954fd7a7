namespace LossNotebooks.Interactive;

/// <summary>Receives the outputs of one cell.</summary>
public interface IOutputSink
{
    /// <summary>
    /// Takes the next output. Calls come one at a time and in exact order, from any thread; after the cell has ended they come from
    /// background tasks that it left behind. An implementation should return soon: the cell waits for it.
    /// </summary>
    /// <param name="output">The output.</param>
    void Write(Output output);
}
