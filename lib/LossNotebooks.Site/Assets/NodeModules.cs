using System.ComponentModel;
using System.Diagnostics;

namespace LossNotebooks.Site.Assets;

/// <summary>Fetches the npm packages that <c>web/package-lock.json</c> names, once per clone.</summary>
public static class NodeModules
{
    /// <summary>Runs <c>npm ci</c> unless it has been run for this lock file.</summary>
    /// <exception cref="CourseException">Node is not installed, or npm fails.</exception>
    public static async Task EnsureAsync(CancellationToken cancellation)
    {
        // npm copies the lock file into node_modules as its last act.
        var done = new FileInfo(WebFolder.File("node_modules", ".package-lock.json"));
        if (done.Exists && done.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(WebFolder.File("package-lock.json"))) return;

        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        using var process = StartNode(new ProcessStartInfo(npm, ["ci"]) { RedirectStandardOutput = true, RedirectStandardError = true });
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        if (process.ExitCode != 0)
            throw new CourseException($"`npm ci` failed in {WebFolder.Path}: {(await errors + await output).Trim().Split('\n')[0]}");
    }

    /// <summary>Starts a program of Node's in the web folder.</summary>
    /// <exception cref="CourseException">Node is not installed.</exception>
    internal static Process StartNode(ProcessStartInfo start)
    {
        start.WorkingDirectory = WebFolder.Path;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception cause)
        {
            throw new CourseException("Pages need Node.js, which sets their mathematics: install Node 20 or newer so that `node` and `npm` are on the PATH.", cause);
        }
    }
}
