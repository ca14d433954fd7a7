using System.ComponentModel;
using System.Diagnostics;
using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site.Books;

/// <summary>A browser on this machine that prints pages without a window: Chromium, or one that is built on it.</summary>
public sealed class PaperBrowser
{
    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    // Where installers put them that don't add to the PATH.
    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        .. new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86 }
            .Select(Environment.GetFolderPath).Where(folder => folder.Length > 0)
            .SelectMany(folder => (string[])[
                Path.Combine(folder, "Google", "Chrome", "Application", "chrome.exe"),
                Path.Combine(folder, "Microsoft", "Edge", "Application", "msedge.exe")]),
    ];

    private readonly string program;

    private PaperBrowser(string program) => this.program = program;

    /// <summary>The first that is found.</summary>
    /// <exception cref="UserException">There is none.</exception>
    public static PaperBrowser Find() => new(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)))
            .Concat(Places).FirstOrDefault(File.Exists)
        ?? throw new UserException("A PDF needs Chromium, Chrome or Edge, which prints it: install one so that it is on the PATH."));

    /// <summary>Prints a file.</summary>
    /// <param name="html">The file.</param>
    /// <param name="pdf">The file to write.</param>
    /// <param name="profile">A folder for what the browser keeps: the reader's own stays as it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UserException">The browser fails.</exception>
    internal async Task PrintAsync(string html, string pdf, string profile, CancellationToken cancellation)
    {
        // Within a container everybody is root, and there the browser's own fence can't be put up; the page runs no scripts.
        string[] rights = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", .. rights, $"--user-data-dir={profile}", "--no-pdf-header-footer",
            "--generate-pdf-document-outline", $"--print-to-pdf={pdf}", new Uri(html).AbsoluteUri,
        ];
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var end = await FinishedProgram.WaitAsync(process, cancellation);
            if (!File.Exists(pdf))
            {
                var words = end.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
                throw new UserException($"{program} ended with {end.ExitCode} and has printed nothing: {words}");
            }
        }
        catch (Win32Exception cause)
        {
            throw new UserException($"{program} can't be started: {cause.Message}", cause);
        }
    }
}
