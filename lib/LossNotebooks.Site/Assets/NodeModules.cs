using System.ComponentModel;
using System.Diagnostics;

namespace LossNotebooks.Site.Assets;

/// <summary>The npm packages that <c>web/package-lock.json</c> names, fetched once per clone, and the scripts that are made with
/// them.</summary>
public static class NodeModules
{
    /// <summary>Whether the packages are those that the lock file names.</summary>
    /// <remarks>npm copies the lock file into node_modules as its last act.</remarks>
    internal static bool AreThere => WebFolder.IsPacked
        || File.GetLastWriteTimeUtc(WebFolder.File("node_modules", ".package-lock.json"))
            >= File.GetLastWriteTimeUtc(WebFolder.File("package-lock.json"));

    /// <summary>Runs <c>npm ci</c> unless it has been run for this lock file, and bundles the page's scripts unless they have
    /// been.</summary>
    /// <exception cref="UserException">Node is not installed, or npm fails.</exception>
    public static async Task EnsureAsync(CancellationToken cancellation)
    {
        if (AreThere && LiveScripts.AreThere)
        {
            return;
        }
        using var turn = await TakeTurnAsync(cancellation);
        if (!AreThere)
        {
            await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci", cancellation);
        }
        if (!LiveScripts.AreThere)
        {
            await RunAsync("node", "bundle.mjs", cancellation);
        }
    }

    private static async Task RunAsync(string program, string argument, CancellationToken cancellation)
    {
        using var process = StartNode(
            new ProcessStartInfo(program, [argument]) { RedirectStandardOutput = true, RedirectStandardError = true });
        var end = await FinishedProgram.WaitAsync(process, cancellation);
        if (end.ExitCode != 0)
        {
            var words = (end.Errors + end.Output).Trim().Split('\n')[0];
            throw new UserException($"`{program} {argument}` failed in {WebFolder.Path}: {words}");
        }
    }

    /// <summary>Starts a program of Node's in the web folder.</summary>
    /// <exception cref="UserException">Node is not installed.</exception>
    public static Process StartNode(ProcessStartInfo start)
    {
        start.WorkingDirectory = WebFolder.Path;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception cause)
        {
            throw new UserException(
                "Pages need Node.js, which sets their mathematics and draws pictures of figures: "
                + "install Node 20 or newer so that `node` and `npm` are on the PATH.",
                cause);
        }
    }

    private static async Task<FileStream> TakeTurnAsync(CancellationToken cancellation)
    {
        try
        {
            var held = Directory.CreateDirectory(WebFolder.File("..", "obj"));
            return await Turn.TakeAsync(Path.Combine(held.FullName, "npm.lock"), cancellation);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"The npm packages that pages need cannot be fetched: {cause.Message}", cause);
        }
    }
}
