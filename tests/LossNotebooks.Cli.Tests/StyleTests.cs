using System.Text.RegularExpressions;

namespace LossNotebooks.Cli.Tests;

/// <summary>How the sources are written, where the compiler does not say it.</summary>
public partial class StyleTests
{
    private const int Columns = 140;

    private static readonly string[] Kinds = [".cs", ".js", ".mjs", ".css", ".csproj", ".props", ".targets"];

    // Built, fetched or generated: nobody writes these by hand.
    private static readonly string[] NotWritten = ["bin", "obj", "node_modules"];

    [Theory]
    [InlineData("lib")]
    [InlineData("tests")]
    public void Every_line_fits_in_140_columns(string folder) => Assert.Empty(
        from file in Written(Path.Combine(Fixture.Repository, folder))
        from number in TooLong(File.ReadAllLines(file))
        select $"{Path.GetRelativePath(Fixture.Repository, file)}:{number}");

    [Fact]
    public void A_long_line_is_found_unless_it_lies_within_a_raw_string() => Assert.Equal(
        [1, 5], TooLong([new('x', 141), "var s = \"\"\"", new('x', 141), "\"\"\";", new('x', 141), new('x', 140)]));

    // A break within a raw string of several lines would change what it says.
    private static IEnumerable<int> TooLong(string[] lines)
    {
        var isRaw = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > Columns && !isRaw)
            {
                yield return i + 1;
            }
            isRaw ^= RawQuotes().Count(lines[i]) % 2 == 1;
        }
    }

    private static IEnumerable<string> Written(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => Kinds.Contains(Path.GetExtension(file)))
        .Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotWritten.Contains(Path.GetFileName(inner))).SelectMany(Written));

    [GeneratedRegex("\"{3,}")]
    private static partial Regex RawQuotes();
}
