using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using LossNotebooks.Engine.Ahead;

namespace LossNotebooks.Browser;

/// <summary>What <c>worker.js</c> calls, and what it offers.</summary>
[SupportedOSPlatform("browser")]
public static partial class Worker
{
    private static PageKernel? kernel;

    /// <summary>Begins with a page's notebook.</summary>
    /// <param name="cells">What is said of its cells, as <see cref="CompiledNotebook.ToJson"/> has written it; empty for none.</param>
    /// <param name="images">The cells' assemblies.</param>
    [JSExport]
    internal static void Start(string cells, byte[] images)
    {
        var compiled = cells.Length > 0 ? CompiledNotebook.Read(cells, images) : CompiledNotebook.Empty;
        kernel = new PageKernel(compiled, Post, Console.Error);
    }

    /// <summary>Answers a message of Jupyter's.</summary>
    /// <param name="message">The message as JSON.</param>
    [JSExport]
    internal static void Receive(string message) => kernel!.Receive(message);

    /// <summary>Sends one to the page.</summary>
    /// <param name="message">The message as JSON.</param>
    [JSImport("post", "worker.js")]
    private static partial void Post(string message);
}
