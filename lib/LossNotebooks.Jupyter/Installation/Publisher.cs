using System.Diagnostics;
using System.Reflection;

namespace LossNotebooks.Jupyter.Installation;

/// <summary>Makes a copy of a program that needs nothing of the repository.</summary>
public static class Publisher
{
    /// <summary>Publishes a project that has been built, translated to machine code as a whole so that it starts fast.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="folder">The folder to fill.</param>
    /// <exception cref="IOException">The project cannot be published.</exception>
    public static void Publish(string project, string folder)
    {
        // That of whoever runs this, which is what has been built.
        var configuration = typeof(Publisher).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        using var process = Process.Start(new ProcessStartInfo(
            JupyterFolders.DotNet(),
            ["publish", project, "--no-build", "--configuration", configuration, "--output", folder, "--nologo", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new IOException($"{project} cannot be published: {FirstError(output)}");
        }
    }

    /// <summary>Copies a program that stands alone already, such as a tool.</summary>
    /// <param name="program">Its folder.</param>
    /// <param name="folder">The folder to fill.</param>
    public static void Copy(string program, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(program, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(program, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string FirstError(string output) =>
        output.Split('\n').FirstOrDefault(line => line.Contains(": error ", StringComparison.Ordinal))?.Trim() ?? output.Trim();
}
