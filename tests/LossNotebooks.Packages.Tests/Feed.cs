using System.Diagnostics;
using System.Reflection;

namespace LossNotebooks.Packages.Tests;

/// <summary>
/// The packages in a folder of their own, as somebody finds them who has no clone. What NuGet unpacks of them is thrown away afterwards:
/// the next build has the same version and other contents.
/// </summary>
public sealed class Feed : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new("feed");

    /// <summary>The version of all three packages.</summary>
    public const string Version = "1.0.0";

    /// <summary>The folder that holds the packages.</summary>
    public string Packages => Path.Combine(folder.Path, "packages");

    /// <summary>The tool's command, once it has been installed.</summary>
    public string Command => Path.Combine(folder.Path, "tools", OperatingSystem.IsWindows() ? "lossnotebooks.exe" : "lossnotebooks");

    /// <summary>Keeps what NuGet unpacks, and what the engine has restored, in the folder that is thrown away.</summary>
    public IEnumerable<(string Name, string Value)> Environment =>
    [
        ("NUGET_PACKAGES", Path.Combine(folder.Path, "unpacked")),
        ("XDG_DATA_HOME", Path.Combine(folder.Path, "data")),
        ("DOTNET_CLI_UI_LANGUAGE", "en"),
    ];

    public ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "data")); // or there is no place for programs of one file
        // Packages that the machine has already are read where they are, ours are unpacked here.
        folder.File("nuget.config", $"""
            <configuration>
              <packageSources><add key="local" value="{Directory.CreateDirectory(Packages).FullName}" /></packageSources>
              <fallbackPackageFolders><add key="user" value="{UserPackages()}" /></fallbackPackageFolders>
            </configuration>
            """);
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes packages of projects, each once. The command's takes minutes: it brings the engine of pages along.</summary>
    public async Task PackAsync(params IEnumerable<string> projects)
    {
        var configuration = typeof(Feed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "Configuration").Value!;
        foreach (var project in projects.Where(project => !File.Exists(PackageOf(project))))
        {
            // The clone's own projects are restored where they always are: a folder that is thrown away would leave them without packages.
            (await RunAsync(Fixture.Repository, [("DOTNET_CLI_UI_LANGUAGE", "en")], "dotnet", "pack", Path.Combine("lib", project),
                "--no-build", "-c", configuration, "-o", Packages, "--nologo"))
                .Succeed();
        }
    }

    /// <summary>The file of a package.</summary>
    public string PackageOf(string project) => Path.Combine(Packages, $"{project}.{Version}.nupkg");

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A folder for one test, in which NuGet finds the packages.</summary>
    public string Place(string name) => Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;

    /// <summary>Installs the tool, which is done once.</summary>
    public async Task InstallToolAsync()
    {
        Tools.NeedNode(); // npm brings what pages are made with.
        await PackAsync("LossNotebooks.Cli");
        if (!File.Exists(Command))
        {
            (await RunAsync(folder.Path, "dotnet", "tool", "install", "LossNotebooks.Cli", "--version", Version, "--tool-path",
                Path.GetDirectoryName(Command)!))
                .Succeed();
        }
    }

    /// <summary>Runs a program to its end.</summary>
    public Task<Outcome> RunAsync(string place, string program, params IEnumerable<string> arguments) =>
        RunAsync(place, Environment, program, arguments);

    /// <summary>The same without what belongs to this feed.</summary>
    public static async Task<Outcome> RunAsync(
        string place, IEnumerable<(string Name, string Value)> environment, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = place,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(process.ExitCode, output, await errors);
    }

    private static string UserPackages() => System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
