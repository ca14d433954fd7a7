namespace LossNotebooks.Site.Assets;

/// <summary>
/// What runs cells in a page, its editor, and the service worker: bundled from <c>web/live</c> by <c>bundle.mjs</c>, which also leaves out
/// of the scripts and styles that all pages share what only people read.
/// </summary>
internal static class LiveScripts
{
    private const string ServiceWorker = "service-worker.js";

    private static string Folder => WebFolder.File("node_modules", ".live");

    /// <summary>Whether they have been bundled since one of their sources changed.</summary>
    public static bool AreThere => WebFolder.IsPacked || File.GetLastWriteTimeUtc(Path.Combine(Folder, "live.js")) >= Sources.Max(
        File.GetLastWriteTimeUtc);

    private static IEnumerable<string> Sources =>
    [
        WebFolder.File("bundle.mjs"), WebFolder.File("package-lock.json"), .. Directory.EnumerateFiles(WebFolder.File("live")),
        .. Directory.EnumerateFiles(WebFolder.Path, "*.js"), .. Directory.EnumerateFiles(WebFolder.Path, "*.css"),
    ];

    /// <summary>A script or style that all pages share, as browsers get it.</summary>
    public static string Shared(string name) => File.ReadAllText(WebFolder.File("node_modules", ".pages", name));

    /// <summary>Copies them to a site: into the folder of its assets, and the service worker, which serves all of it, to its top.</summary>
    public static void CopyTo(string site)
    {
        var assets = Directory.CreateDirectory(Path.Combine(site, SiteAssets.Folder, "live")).FullName;
        foreach (var file in Directory.EnumerateFiles(Folder))
        {
            var name = Path.GetFileName(file);
            File.Copy(file, Path.Combine(name == ServiceWorker ? site : assets, name));
        }
    }
}
