namespace LossNotebooks.Testing;

/// <summary>Programs that some tests need, and that not every machine has.</summary>
public static class Tools
{
    public static bool HaveNode => Find("node") is not null && Find("npm") is not null;

    public static bool HaveChromium => Find("chromium") is not null && Find("chromedriver") is not null;

    public static void NeedNode()
    {
        if (!HaveNode)
        {
            Assert.Skip("Node.js is not installed, and pages need it.");
        }
    }

    /// <summary>The paths of Chromium and of its driver.</summary>
    public static (string Chromium, string Driver) NeedChromium()
    {
        if (!HaveChromium)
        {
            Assert.Skip("Chromium and its driver are not installed (on Debian: apt-get install chromium chromium-driver).");
        }

        return (Find("chromium")!, Find("chromedriver")!);
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => (string[])[Path.Combine(folder, program), Path.Combine(folder, program + ".exe")])
            .FirstOrDefault(File.Exists);
}
