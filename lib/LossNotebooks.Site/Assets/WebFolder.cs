namespace LossNotebooks.Site.Assets;

/// <summary>The folder <c>lib/LossNotebooks.Site/web</c>: style, script, and the npm packages that the pages are made with.</summary>
public static class WebFolder
{
    private static readonly string Packed = System.IO.Path.Combine(AppContext.BaseDirectory, "web");

    /// <summary>Whether the program has brought the folder along, complete, as the tool does.</summary>
    internal static bool IsPacked { get; } = Directory.Exists(Packed);

    internal static string Path => IsPacked ? Packed : System.IO.Path.Combine(
        CourseFolder.RootAbove(AppContext.BaseDirectory)
            ?? throw new UserException("The program has left its repository: LossNotebooks.sln is in no folder above it."),
        "lib", "LossNotebooks.Site", "web");

    /// <summary>The file of plotly.js, once <see cref="NodeModules"/> has fetched it.</summary>
    public static string Plotly => File("node_modules", "plotly.js-cartesian-dist-min", "plotly-cartesian.min.js");

    internal static string File(params ReadOnlySpan<string> names) => System.IO.Path.Combine([Path, .. names]);
}
