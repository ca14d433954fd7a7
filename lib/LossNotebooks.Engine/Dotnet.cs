using System.ComponentModel;
using System.Diagnostics;

namespace LossNotebooks.Engine;

/// <summary>The <c>dotnet</c> command of the SDK, which restores packages and builds.</summary>
public static class Dotnet
{
    /// <summary>The command that started this process, if it was one; else the one on the path.</summary>
    private static string Command =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    /// <summary>Runs it to its end. It speaks English whatever the machine does: what it says is searched for errors.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="workingDirectory">Where it runs.</param>
    /// <param name="cancellation">Ends it, with all that it has started.</param>
    /// <returns>Whether it succeeded, and what it wrote.</returns>
    /// <exception cref="UserException">There is none on this machine.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static (bool Succeeded, string Output) Run(
        IEnumerable<string> arguments, string workingDirectory, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Command, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        try
        {
            using var process = Process.Start(start)!;
            using var registration = cancellation.Register(() => process.Kill(entireProcessTree: true));
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return (process.ExitCode == 0, output + error.Result);
        }
        catch (Win32Exception cause)
        {
            throw new UserException("The dotnet command was not found: install the .NET SDK or put it on the PATH.", cause);
        }
    }
}
