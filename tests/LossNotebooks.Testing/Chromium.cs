using System.Collections.Concurrent;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace LossNotebooks.Testing;

/// <summary>A Chromium that one test after the other uses, each as if it were new: to start one takes longer than most tests.</summary>
internal sealed class Chromium : IDisposable
{
    // A busy machine is no fault of a page.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly ConcurrentBag<Chromium> Free = [];

    private readonly TemporaryFolder profile = new("browser");

    private Chromium()
    {
        var (chromium, chromedriver) = Tools.NeedChromium();
        var options = new ChromeOptions { BinaryLocation = chromium };
        options.AddArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
            "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--user-data-dir={profile.Path}");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        options.SetLoggingPreference(LogType.Performance, LogLevel.All);
        Driver = new ChromeDriver(ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(chromedriver),
            Path.GetFileName(chromedriver)), options, Patience);
        Driver.Manage().Timeouts().AsynchronousJavaScript = Patience;
        Shared.UntilTheEnd(this);
    }

    public ChromeDriver Driver { get; }

    /// <summary>One that no other test uses now; a new one where there is none.</summary>
    public static Chromium Take() => Free.TryTake(out var chromium) ? chromium : new Chromium();

    /// <summary>Hands it on, without anything that a test has left. One that can't be cleaned is not used again.</summary>
    public void Return()
    {
        try
        {
            Clean();
            Free.Add(this);
        }
        catch (WebDriverException)
        {
            // It is ended with the others.
        }
    }

    public void Dispose()
    {
        Driver.Quit();
        profile.Dispose();
    }

    private void Clean()
    {
        Driver.ExecuteCdpCommand("Emulation.setScriptExecutionDisabled", new() { ["value"] = false });
        if (new Uri(Driver.Url) is { Scheme: "http" } page)
        {
            Driver.ExecuteCdpCommand("Storage.clearDataForOrigin",
                new() { ["origin"] = page.GetLeftPart(UriPartial.Authority), ["storageTypes"] = "all" });
        }
        Driver.Navigate().GoToUrl("about:blank");
        Driver.Manage().Logs.GetLog(LogType.Browser);
        Driver.Manage().Logs.GetLog(LogType.Performance);
    }
}
