namespace LossNotebooks.Engine.Tests;

/// <summary>Tells when a cell has written something, and keeps what it wrote last.</summary>
internal sealed class FirstOutput : IOutputSink
{
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Task => first.Task;

    public Output? Last { get; private set; }

    public void Write(Output output)
    {
        Last = output;
        first.TrySetResult();
    }
}
