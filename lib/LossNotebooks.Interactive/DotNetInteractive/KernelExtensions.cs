using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;

namespace Microsoft.DotNet.Interactive;

/// <summary>Calls on a <see cref="Kernel"/> that .NET Interactive has in a class of their own.</summary>
public static class KernelExtensions
{
    /// <summary>Finds the kernel of a language.</summary>
    /// <param name="kernel">The root.</param>
    /// <param name="name">Its name, for example <c>csharp</c>.</param>
    /// <returns>The kernel; null for any other than C#.</returns>
    public static Kernel? FindKernelByName(this Kernel kernel, string name) =>
        name == kernel.Name ? kernel : name == CSharpKernel.Only.Name ? CSharpKernel.Only : null;

    /// <summary>Runs code as if it stood in the cell that calls.</summary>
    /// <param name="kernel">The root, or the kernel of C#.</param>
    /// <param name="code">The code, with its magics.</param>
    /// <returns>Completed when the code has run.</returns>
    /// <exception cref="InvalidOperationException">The code failed; the message says why.</exception>
    public static Task<KernelCommandResult> SubmitCodeAsync(this Kernel kernel, string code) => kernel.SendAsync(new SubmitCode(code));
}
