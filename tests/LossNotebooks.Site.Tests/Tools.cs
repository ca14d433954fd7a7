namespace LossNotebooks.Site.Tests;

/// <summary>Programs that some tests need, and that not every machine has.</summary>
internal static class Tools
{
    public static void NeedNode()
    {
        if (Find("node") is null || Find("npm") is null) Assert.Skip("Node.js is not installed, and pages need it.");
    }

    /// <summary>The paths of Chromium and of its driver.</summary>
    public static (string Chromium, string Driver) NeedChromium()
    {
        if (Find("chromium") is { } chromium && Find("chromedriver") is { } driver) return (chromium, driver);
        Assert.Skip("Chromium and its driver are not installed (on Debian: apt-get install chromium chromium-driver).");
        return default;
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => (string[])[Path.Combine(folder, program), Path.Combine(folder, program + ".exe")])
            .FirstOrDefault(File.Exists);
}
