using System.Text.Json;
using Deque.AxeCore.Commons;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace LossNotebooks.Testing;

/// <summary>A headless Chromium that remembers what pages asked for and complained about.</summary>
public sealed class Browser : IDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly Chromium chromium = Chromium.Take();
    private readonly ChromeDriver driver;

    public Browser(int width, int height)
    {
        driver = chromium.Driver;
        Emulate(width, height, dark: false);
    }

    /// <summary>A screen of another size, by day or by night. (A window can't be as narrow as a telephone, its emulation can.)</summary>
    public void Emulate(int width, int height, bool dark)
    {
        driver.ExecuteCdpCommand("Emulation.setDeviceMetricsOverride",
            new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        driver.ExecuteCdpCommand("Emulation.setEmulatedMedia", new()
        {
            ["features"] = new[]
            {
                new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" },
                new Dictionary<string, object> { ["name"] = "prefers-reduced-motion", ["value"] = "reduce" },
            },
        });
    }

    /// <summary>Pages opened from now on run no scripts of their own; those of tests do.</summary>
    public void StopScripts() =>
        driver.ExecuteCdpCommand("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });

    /// <summary>The page as a printer gets it.</summary>
    public byte[] Print()
    {
        var printed = (IReadOnlyDictionary<string, object>)driver.ExecuteCdpCommand("Page.printToPDF",
            new() { ["generateTaggedPDF"] = true, ["printBackground"] = true })!;
        return Convert.FromBase64String((string)printed["data"]);
    }

    public void Open(string address) => driver.Navigate().GoToUrl(address);

    public T Ask<T>(string expression) => (T)driver.ExecuteScript($"return {expression}")!;

    /// <summary>What a promise of the page comes to.</summary>
    public T Await<T>(string promise) => (T)driver.ExecuteAsyncScript(
        $"const done = arguments[0]; ({promise}).then(done, (fault) => done(Promise.reject(fault)))")!;

    public void Do(string script) => driver.ExecuteScript(script);

    public void Press(string key) => driver.SwitchTo().ActiveElement().SendKeys(key);

    public IWebElement Find(string selector) => driver.FindElement(By.CssSelector(selector));

    public OpenQA.Selenium.Interactions.Actions Mouse() => new(driver);

    /// <summary>Waits until something holds; a page that never gets there fails the test.</summary>
    public async Task WaitForAsync(string condition)
    {
        for (var tries = 0; !Ask<bool>(condition); tries++)
        {
            Assert.True(tries < 400, $"This did not become true: {condition}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Opens what is folded around figures: nobody can scroll to them there.</summary>
    public void UnfoldFigures() => Do("document.querySelectorAll('details:has(.plot)').forEach(folded => folded.open = true)");

    /// <summary>Scrolls through the page until every figure has been drawn.</summary>
    public async Task DrawFiguresAsync()
    {
        for (var i = 0; i < Ask<long>("document.querySelectorAll('.plot').length"); i++)
        {
            Do($"document.querySelectorAll('.plot')[{i}].scrollIntoView({{ behavior: 'instant', block: 'center' }})");
            await WaitForAsync($"document.querySelectorAll('.plot')[{i}].dataset.drawn === 'true'");
        }
    }

    /// <summary>What the console has said since the last call: warnings and errors.</summary>
    public IReadOnlyList<string> Complaints() =>
        [.. driver.Manage().Logs.GetLog(LogType.Browser).Where(entry => entry.Level >= LogLevel.Warning).Select(entry => entry.Message)];

    /// <summary>What axe finds that keeps people from using the page, each with the first element concerned.</summary>
    public string Obstacles()
    {
        Do(Axe);
        return Ask<string>("""
            axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }).then(found =>
              found.violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0].html} ${nodes[0].failureSummary}`).join("\n"))
            """);
    }

    /// <summary>The addresses that pages have asked for since the last call; Chromium's own first page does not count.</summary>
    public IReadOnlyList<string> Requests() =>
    [
        .. driver.Manage().Logs.GetLog(LogType.Performance)
            .Select(entry => JsonDocument.Parse(entry.Message).RootElement.GetProperty("message"))
            .Where(message => message.GetProperty("method").GetString() == "Network.requestWillBeSent")
            .Where(message => !message.GetProperty("params").GetProperty("documentURL").GetString()!.StartsWith("chrome",
                StringComparison.Ordinal))
            .Select(message => message.GetProperty("params").GetProperty("request").GetProperty("url").GetString()!),
    ];

    public void Dispose() => chromium.Return();
}
