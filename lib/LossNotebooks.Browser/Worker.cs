using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using LossNotebooks.Engine;
using LossNotebooks.Engine.Ahead;

namespace LossNotebooks.Browser;

/// <summary>What <c>worker.js</c> calls, and what it offers.</summary>
[SupportedOSPlatform("browser")]
public static partial class Worker
{
    private static PageKernel? kernel;

    /// <summary>Begins with a page's notebook.</summary>
    /// <param name="assemblies">The names of the files of all assemblies, which the compiler is told of.</param>
    /// <param name="cells">What is said of its cells, as <see cref="CompiledNotebook.ToJson"/> has written it; empty for none.</param>
    /// <param name="images">The cells' assemblies.</param>
    [JSExport]
    internal static void Start(string[] assemblies, string cells, byte[] images)
    {
        AppContext.SetData("TRUSTED_PLATFORM_ASSEMBLIES", string.Join(Path.PathSeparator, assemblies)); // As other hosts do.
        var compiled = cells.Length > 0 ? CompiledNotebook.Read(cells, images) : CompiledNotebook.Empty;
        kernel = new PageKernel(compiled, Post, Console.Error);
    }

    /// <summary>Whether a message can't be answered before the compiler is there.</summary>
    /// <param name="type">The message's type.</param>
    /// <param name="id">The cell that it is about; empty for none.</param>
    /// <param name="code">Its code.</param>
    [JSExport]
    internal static bool NeedsCompiler(string type, string id, string code) => kernel!.NeedsCompiler(type, id, code);

    /// <summary>Called once the compiler is there.</summary>
    [JSExport]
    internal static Task StartCompiler() => Task.Run(() => { }); // Without it, the compiler's first wait would be one for a thread.

    /// <summary>Keeps the documentation of a library, for when the compiler is asked what a name means.</summary>
    /// <param name="file">The name of its file.</param>
    /// <param name="xml">Its bytes.</param>
    [JSExport]
    internal static void Document(string file, byte[] xml) =>
        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory("/documentation").FullName, file), xml);

    /// <summary>Tells the compiler of one of the cells that have run without it, while nobody waits.</summary>
    /// <returns>Whether it knows all.</returns>
    [JSExport]
    internal static bool Prepare() => kernel!.Prepare();

    /// <summary>Compiles something, while nobody waits: the first time takes seconds.</summary>
    [JSExport]
    internal static Task WarmUp() => Session.WarmUpAsync();

    /// <summary>Answers a message of Jupyter's.</summary>
    /// <param name="message">The message as JSON.</param>
    [JSExport]
    internal static Task Receive(string message) => kernel!.ReceiveAsync(message);

    /// <summary>Sends one to the page.</summary>
    /// <param name="message">The message as JSON.</param>
    [JSImport("post", "worker.js")]
    private static partial void Post(string message);
}
