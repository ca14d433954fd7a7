namespace Microsoft.DotNet.Interactive.Events;

/// <summary>What happened while a command was carried out. Here nothing is told in this way: outputs are the cell's.</summary>
public abstract class KernelEvent
{
    private protected KernelEvent()
    {
    }
}
