using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using LossNotebooks.Site.Notebooks;

namespace LossNotebooks.Site.Tests;

/// <summary>Where the tests find the repository, their fixtures, and folders to write to.</summary>
internal static class Fixture
{
    public static string Repository { get; } = Course.RootAbove(AppContext.BaseDirectory)!;

    /// <summary>The small course that the tests run and render.</summary>
    public static IReadOnlyList<string> SmallCourse { get; } = [.. Directory.GetFiles(Path("course"), "*.ipynb").Order(StringComparer.Ordinal)];

    /// <summary>The notebooks of the course itself.</summary>
    public static IReadOnlyList<string> WholeCourse { get; } =
        [.. Directory.CreateDirectory(System.IO.Path.Combine(Repository, "notebooks")).GetFiles("*.ipynb").Select(file => file.FullName).Order(StringComparer.Ordinal)];

    public static string Path(string name) => System.IO.Path.Combine(Repository, "tests", "LossNotebooks.Site.Tests", "Fixtures", name);

    /// <summary>A fresh folder, deleted with the returned object.</summary>
    public static TemporaryFolder Folder([CallerMemberName] string test = "") => new(test);

    /// <summary>A notebook of code cells; one that begins with <c>%%</c> is Markdown.</summary>
    public static Notebook Notebook(params IEnumerable<string> cells) => NotebookFile.Parse(NotebookText(cells), System.IO.Path.Combine(System.IO.Path.GetTempPath(), "a.ipynb"));

    /// <summary>The text of such a notebook.</summary>
    public static string NotebookText(params IEnumerable<string> cells) => new JsonObject
    {
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
        ["metadata"] = new JsonObject(),
        ["cells"] = new JsonArray([.. cells.Select((source, index) => new JsonObject
        {
            ["cell_type"] = source.StartsWith("%%", StringComparison.Ordinal) ? "markdown" : "code",
            ["id"] = $"c{index + 1}",
            ["metadata"] = new JsonObject(),
            ["source"] = source.TrimStart('%'),
        })]),
    }.ToJsonString();
}
