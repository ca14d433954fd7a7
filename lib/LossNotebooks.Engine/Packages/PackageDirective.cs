using System.Text.RegularExpressions;
using LossNotebooks.Engine.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossNotebooks.Engine.Packages;

/// <summary>A line of C# that asks for a NuGet package, or names a source of packages.</summary>
/// <param name="IsSource">Whether it is <c>#i</c>, not <c>#r</c>.</param>
/// <param name="Target">The id of the package, or the path or address of the source.</param>
/// <param name="Version">What is said of the package's version; empty for nothing.</param>
internal sealed partial record PackageDirective(bool IsSource, string Target, string Version)
{
    /// <summary>
    /// Takes the directives out of code, whose other lines stay where they are. What only looks like one, in a text, a comment or code that
    /// is left out by <c>#if</c>, is none.
    /// </summary>
    public static (string Code, IReadOnlyList<PackageDirective> Directives) Take(string code)
    {
        if (!code.Contains("nuget:", StringComparison.OrdinalIgnoreCase) && !code.Contains("#if", StringComparison.Ordinal))
        {
            return (code, []);
        }
        var directives = new List<PackageDirective>();
        var rest = code.ToCharArray();
        var root = ScriptSyntax.Root(code);
        foreach (var line in root.DescendantTrivia().Select(trivia => trivia.GetStructure()))
        {
            if (line is ReferenceDirectiveTriviaSyntax { IsActive: false } or LoadDirectiveTriviaSyntax { IsActive: false })
            {
                rest.AsSpan(line.SpanStart, line.Span.Length).Fill(' '); // Roslyn's scripts take them for active.
            }
            else if (line is DirectiveTriviaSyntax { IsActive: true } && Form().Match(line.ToString()) is { Success: true } match)
            {
                directives.Add(new(match.Groups["kind"].Value == "i", match.Groups["target"].Value, match.Groups["version"].Value));
                rest.AsSpan(line.SpanStart, match.Length).Fill(' ');
            }
        }
        return (new string(rest), directives);
    }

    [GeneratedRegex(
        """^#\s*(?<kind>[ri])\s+(?<quote>"?)\s*nuget:\s*(?<target>[^",]*?)\s*(,\s*(?<version>[^"]*?)\s*)?\k<quote>\s*(?=$|\s//)""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
