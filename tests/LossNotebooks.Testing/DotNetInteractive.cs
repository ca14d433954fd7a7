using System.Diagnostics;
using System.Text.Json;

namespace LossNotebooks.Testing;

/// <summary>The last kernel that Microsoft published of .NET Interactive, a local tool of the repository.</summary>
public static class DotNetInteractive
{
    private static readonly string[] Launch = ["dotnet", "tool", "run", "dotnet-interactive"];

    /// <summary>The manifest that names the tool; it is found from its folder and those below.</summary>
    public static string Manifest { get; } = Path.Combine(Fixture.Repository, ".config", "dotnet-tools.json");

    /// <summary>Skips the calling test where the kernel, or what runs it, is missing.</summary>
    public static void Need()
    {
        JupyterProgram.Need("nbconvert, nbclient", "jupyter-nbconvert python3-nbclient");
        using var tool = Process.Start(new ProcessStartInfo(Launch[0], [.. Launch[1..], "--version"])
        {
            WorkingDirectory = Fixture.Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        tool.WaitForExit();
        if (tool.ExitCode != 0)
        {
            Assert.Skip(".NET Interactive is not installed (dotnet tool restore).");
        }
    }

    /// <summary>Makes a folder in which Jupyter finds the kernel by the name that notebooks ask for.</summary>
    public static void Describe(string jupyterPath)
    {
        var folder = Directory.CreateDirectory(Path.Combine(jupyterPath, "kernels", ".net-csharp")).FullName;
        File.WriteAllText(Path.Combine(folder, "kernel.json"), JsonSerializer.Serialize(new
        {
            argv = (string[])[.. Launch, "jupyter", "--default-kernel", "csharp", "{connection_file}"],
            display_name = ".NET (C#)",
            language = "C#",
        }));
    }
}
