using System.Diagnostics;

namespace LossNotebooks.Testing;

/// <summary>The <c>lossnotebooks</c> command as a process.</summary>
public sealed class Command : IDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private Command(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        // Tests of pages run no cells on them, and need not wait for the engine that would; those that do build it themselves.
        string[] all = [.. arguments];
        string[] noLive = all is ["pages" or "serve", ..] && !all.Contains("--help") ? ["--no-live"] : [];
        var start = new ProcessStartInfo("dotnet", [Fixture.Program, .. all, .. noLive])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The tests' notebooks are short: nothing is gained by making a loop fast before it runs, and a start takes a fifth less.
        start.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        if (start.Environment["PATH"] != Environment.GetEnvironmentVariable("PATH"))
        {
            start.FileName = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : Dotnet();
        }

        process = Process.Start(start)!;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts the command and comes back at once.</summary>
    public static Command Start(string folder, params IEnumerable<string> arguments) => new(folder, arguments);

    /// <summary>The same where programs are looked for in a folder first.</summary>
    public static Command StartWithTools(string tools, string folder, params IEnumerable<string> arguments) =>
        new(folder, arguments, ("PATH", $"{tools}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}"));

    /// <summary>Runs the command to its end.</summary>
    public static Task<Outcome> RunAsync(string folder, params IEnumerable<string> arguments) => Start(folder, arguments).EndAsync();

    /// <summary>The same where no other program is to be found.</summary>
    public static Task<Outcome> RunWithoutToolsAsync(string folder, params IEnumerable<string> arguments) =>
        new Command(folder, arguments, ("PATH", folder)).EndAsync();

    /// <summary>The same on a processor that can do less: a setting of .NET's turns off what it has.</summary>
    public static Task<Outcome> RunWithoutAsync(string instructions, string folder, params IEnumerable<string> arguments) =>
        new Command(folder, arguments, ($"DOTNET_Enable{instructions}", "0")).EndAsync();

    /// <summary>The same on one core, which one notebook after the other gets.</summary>
    public static Task<Outcome> RunOnOneCoreAsync(string folder, params IEnumerable<string> arguments) =>
        new Command(folder, arguments, ("DOTNET_PROCESSOR_COUNT", "1")).EndAsync();

    /// <summary>Waits until a line of the output contains some words, and gives the line back.</summary>
    public async Task<string> LineWithAsync(string words)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The command ended without “{words}”: {await errors}");
    }

    /// <summary>Waits until <c>serve</c> can be asked for pages.</summary>
    /// <returns>Where.</returns>
    public async Task<Uri> ServingAsync()
    {
        var line = await LineWithAsync("http://");
        return new Uri(line.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal)));
    }

    /// <summary>Waits until all pages of <c>serve</c> are as they should be.</summary>
    /// <returns>Where they are.</returns>
    public async Task<Uri> ServedAsync()
    {
        var address = await ServingAsync();
        await LineWithAsync("finished");
        return address;
    }

    /// <summary>Sends a signal; <c>INT</c> is Ctrl-C.</summary>
    public void Signal(string name) => Process.Start("kill", [$"-{name}", $"{process.Id}"]).WaitForExit();

    /// <summary>Waits for the end.</summary>
    public async Task<Outcome> EndAsync()
    {
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(process.ExitCode, output, (await errors).Trim());
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private static string Dotnet() => Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..",
        OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
}

/// <summary>What a command left behind.</summary>
public sealed record Outcome(int ExitCode, string Output, string Errors);
