using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace LossNotebooks.Jupyter.Installation;

/// <summary>Makes a copy of a program that needs nothing of the repository.</summary>
public static class Publisher
{
    /// <summary>
    /// Publishes a project, compiled ahead of time for this machine so that it starts fast, or, where the compiler for that is not to be had,
    /// just as it is.
    /// </summary>
    /// <param name="project">The project file.</param>
    /// <param name="folder">The folder to fill.</param>
    /// <exception cref="IOException">The project cannot be built.</exception>
    public static void Publish(string project, string folder)
    {
        // What has been built already, by whoever runs this, need not be built again.
        var configuration = typeof(Publisher).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        if (Run("--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishReadyToRun=true") is not null
            && Run() is { } output)
            throw new IOException($"{project} cannot be published: {FirstError(output)}");

        string? Run(params string[] more)
        {
            using var process = Process.Start(new ProcessStartInfo(
                JupyterFolders.DotNet(), ["publish", project, "--configuration", configuration, "--output", folder, "--nologo", "-nodeReuse:false", "-p:DebugType=none", .. more])
            {
                RedirectStandardOutput = true,
            })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : output;
        }
    }

    private static string FirstError(string output) =>
        output.Split('\n').FirstOrDefault(line => line.Contains(": error ", StringComparison.Ordinal))?.Trim() ?? output.Trim();
}
