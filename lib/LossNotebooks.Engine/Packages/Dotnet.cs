using System.ComponentModel;
using System.Diagnostics;

namespace LossNotebooks.Engine.Packages;

/// <summary>The <c>dotnet</c> command.</summary>
internal static class Dotnet
{
    /// <summary>The command that started this process, if it was one; else the one on the path.</summary>
    private static string Command =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

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
        catch (Win32Exception)
        {
            throw new PackageException(
                "Packages are restored with the dotnet command, which was not found: install the .NET SDK or put it on the PATH.");
        }
    }
}
