namespace LossNotebooks.Jupyter.Tests.Kernels;

/// <summary>One kernel for the tests of a class.</summary>
public sealed class RunningKernel : IDisposable
{
    private readonly KernelProcess process = new();

    public RunningKernel() => Client = new KernelClient(process);

    internal KernelClient Client { get; }

    internal KernelProcess Process => process;

    public void Dispose()
    {
        Client.Dispose();
        process.Dispose();
    }
}
