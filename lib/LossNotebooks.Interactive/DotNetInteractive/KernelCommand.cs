namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>What a kernel can be asked to do: to run code.</summary>
public abstract class KernelCommand
{
    private protected KernelCommand(string code, string? targetKernelName) => (Code, TargetKernelName) = (code, targetKernelName);

    /// <summary>The name of the kernel that shall do it; null for that of C#.</summary>
    public string? TargetKernelName { get; }

    /// <summary>The code, with its magics.</summary>
    public string Code { get; }
}

/// <summary>Asks for code to be run.</summary>
/// <param name="code">The code, with its magics.</param>
/// <param name="targetKernelName">The name of the kernel that shall run it; null for that of C#.</param>
public sealed class SubmitCode(string code, string? targetKernelName = null) : KernelCommand(code, targetKernelName);
