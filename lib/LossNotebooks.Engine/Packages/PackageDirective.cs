using System.Text.RegularExpressions;

namespace LossNotebooks.Engine.Packages;

/// <summary>A line of C# that asks for a NuGet package, or names a source of packages.</summary>
/// <param name="IsSource">Whether it is <c>#i</c>, not <c>#r</c>.</param>
/// <param name="Target">The id of the package, or the path or address of the source.</param>
/// <param name="Version">The version of the package; <c>*</c> for the newest.</param>
internal sealed partial record PackageDirective(bool IsSource, string Target, string Version)
{
    /// <summary>Takes the directives out of code, whose other lines stay where they are.</summary>
    public static (string Code, IReadOnlyList<PackageDirective> Directives) Take(string code)
    {
        var directives = new List<PackageDirective>();
        var rest = Line().Replace(code, match =>
        {
            var version = match.Groups["version"] is { Success: true } exact ? exact.Value.Trim() : "*";
            directives.Add(new(match.Groups["kind"].Value == "i", match.Groups["target"].Value.Trim(), version));
            return new string(' ', match.Length);
        });
        return (rest, directives);
    }

    [GeneratedRegex("""^[ \t]*#(?<kind>[ri])[ \t]+"nuget:(?<target>[^",\n]+)(,(?<version>[^",\n]*))?"[ \t]*(//.*)?\r?$""", RegexOptions.Multiline)]
    private static partial Regex Line();
}
