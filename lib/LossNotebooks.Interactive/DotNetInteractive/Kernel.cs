using LossNotebooks.Interactive;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;

namespace Microsoft.DotNet.Interactive;

/// <summary>
/// What every cell can call without naming it, and what runs cells. The names are those of .NET Interactive, so that its notebooks run
/// unchanged. There, a root stands above a kernel for each language; here, C# is the only one.
/// </summary>
public class Kernel
{
    internal Kernel(string name) => Name = name;

    /// <summary>What stands above the kernels of all languages.</summary>
    public static Kernel Root { get; } = new(".NET");

    /// <summary>The kernel that runs the cell.</summary>
    public static Kernel Current => CSharpKernel.Only;

    /// <summary>The kernel's name: <c>csharp</c>, or <c>.NET</c> for the root.</summary>
    public string Name { get; }

    /// <summary>Runs code as if it stood in the cell that calls; its outputs are the cell's.</summary>
    /// <param name="command">A <see cref="SubmitCode"/>.</param>
    /// <param name="cancellationToken">Not looked at: the code ends with the cell.</param>
    /// <returns>Completed when the code has run.</returns>
    /// <exception cref="InvalidOperationException">The code failed; the message says why.</exception>
    public async Task<KernelCommandResult> SendAsync(KernelCommand command, CancellationToken cancellationToken = default)
    {
        if (await Cell.SubmitAsync(command.Code, command.TargetKernelName).ConfigureAwait(false) is { } error)
        {
            throw new InvalidOperationException($"The code that was submitted failed: {error.Value}");
        }
        return new KernelCommandResult(command);
    }

#pragma warning disable IDE1006 // .NET Interactive's own spelling.
    /// <summary>Shows a value.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">The mime types to show it in; none for those that its type prefers.</param>
    /// <returns>The display, which can be updated.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);
#pragma warning restore IDE1006

    /// <summary>Marks a text as HTML, so that it is shown as such.</summary>
    /// <param name="content">The HTML.</param>
    /// <returns>Content that formats as <c>text/html</c>.</returns>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs a script in the page that shows the notebook.</summary>
    /// <param name="scriptContent">JavaScript.</param>
    public static void Javascript(string scriptContent) => Script(scriptContent).DisplayAs("text/html");

    /// <summary>Adds a style sheet to the page that shows the notebook.</summary>
    /// <param name="content">CSS.</param>
    public static void CSS(string content) => $"<style>{content}</style>".DisplayAs("text/html");

    /// <summary>Asks the person before the notebook for a line.</summary>
    /// <param name="prompt">What to show before the input.</param>
    /// <param name="typeHint">What kind of line it is; of the kinds, <c>password</c> is not shown while it is typed.</param>
    /// <returns>What was typed; null at the end of the input.</returns>
    public static Task<string?> GetInputAsync(string prompt = "", string typeHint = "text") =>
        Task.FromResult(Cell.Ask(prompt, isPassword: typeHint == "password"));

    /// <summary>Asks for a line that must not be seen.</summary>
    /// <param name="prompt">What to show before the input.</param>
    /// <returns>What was typed; null at the end of the input.</returns>
    public static Task<PasswordString?> GetPasswordAsync(string prompt = "") =>
        Task.FromResult(Cell.Ask(prompt, isPassword: true) is { } typed ? new PasswordString(typed) : null);

    /// <summary>Removes what the cell has shown so far. (.NET Interactive has no such call.)</summary>
    /// <param name="wait">Whether to wait with it for the next output, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => Cell.Write(new ClearOutput(wait));

    internal static RunningCell Cell => RunningCell.Current
        ?? throw new InvalidOperationException("Only code that a cell has started can display values and ask for input.");

    internal static string Script(string content) => $"<script type=\"text/javascript\">{content}</script>";
}
