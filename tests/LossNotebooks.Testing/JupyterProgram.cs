using System.Diagnostics;

namespace LossNotebooks.Testing;

/// <summary>A program of Jupyter's, run by the Python that Debian's packages belong to, with settings of nobody.</summary>
public sealed class JupyterProgram : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly TemporaryFolder settings = new("jupyter");
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    public JupyterProgram(
        string jupyterPath, string folder, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(Python, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment["JUPYTER_PATH"] = jupyterPath;
        foreach (var variable in (string[])["JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"])
        {
            start.Environment[variable] = Path.Combine(settings.Path, variable);
        }
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Skips the calling test where a module of Python is missing.</summary>
    public static void Need(string module, string package)
    {
        if (!File.Exists(Python) || !Runs("-c", $"import {module}"))
        {
            Assert.Skip($"Python's {module} is not installed (on Debian: apt-get install {package}).");
        }

        static bool Runs(params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }

    /// <summary>Whether it has not ended.</summary>
    public bool IsRunning => !process.HasExited;

    /// <summary>Waits for the end, which must be a good one.</summary>
    /// <returns>What the program has printed.</returns>
    public async Task<string> SucceedAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await output + await errors);
        return await output;
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        settings.Dispose();
    }
}
