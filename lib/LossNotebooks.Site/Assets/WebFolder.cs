namespace LossNotebooks.Site.Assets;

/// <summary>The folder <c>lib/LossNotebooks.Site/web</c>: style, script, and the npm packages that the pages are made with.</summary>
internal static class WebFolder
{
    public static string Path { get; } = System.IO.Path.Combine(
        Course.RootAbove(AppContext.BaseDirectory) ?? throw new CourseException("The program has left its repository: LossNotebooks.sln is in no folder above it."),
        "lib", "LossNotebooks.Site", "web");

    public static string File(params ReadOnlySpan<string> names) => System.IO.Path.Combine([Path, .. names]);
}
