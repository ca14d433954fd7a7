using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

/// <summary>How a command went. One that fails throws.</summary>
public sealed class KernelCommandResult
{
    internal KernelCommandResult(KernelCommand command) => Command = command;

    /// <summary>The command.</summary>
    public KernelCommand Command { get; }

    /// <summary>Always empty: what the code shows are outputs of the cell.</summary>
    public IReadOnlyList<KernelEvent> Events { get; } = [];
}
