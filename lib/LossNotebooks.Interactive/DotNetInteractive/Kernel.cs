using LossNotebooks.Interactive;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive;

/// <summary>
/// What every cell can call without naming it. The names are those of .NET Interactive, so that its notebooks run unchanged.
/// </summary>
public static class Kernel
{
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
    /// <returns>What was typed; null at the end of the input.</returns>
    public static Task<string?> GetInputAsync(string prompt = "") => Task.FromResult(Cell.Ask(prompt, isPassword: false));

    /// <summary>Asks for a line that must not be seen.</summary>
    /// <param name="prompt">What to show before the input.</param>
    /// <returns>What was typed; null at the end of the input.</returns>
    public static Task<string?> GetPasswordAsync(string prompt = "") => Task.FromResult(Cell.Ask(prompt, isPassword: true));

    /// <summary>Removes what the cell has shown so far. (.NET Interactive has no such call.)</summary>
    /// <param name="wait">Whether to wait with it for the next output, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => Cell.Write(new ClearOutput(wait));

    internal static RunningCell Cell =>
        RunningCell.Current ?? throw new InvalidOperationException("Only code that a cell has started can display values and ask for input.");

    internal static string Script(string content) => $"<script type=\"text/javascript\">{content}</script>";
}
