using System.Text.Json.Nodes;
using LossNotebooks.Notebooks;

namespace LossNotebooks.Testing;

/// <summary>Where the tests find the repository, their fixtures, and folders to write to.</summary>
public static class Fixture
{
    public static string Repository { get; } = RootAbove(AppContext.BaseDirectory);

    /// <summary>The command line program, as it was built.</summary>
    public static string Program { get; } = System.IO.Path.Combine(Repository, "lib", "LossNotebooks.Cli", "bin", "LossNotebooks.Cli.dll");

    /// <summary>The small course that the tests run and render.</summary>
    public static IReadOnlyList<string> SmallCourse { get; } = [
        .. Directory.GetFiles(Path("course"), "*.ipynb").Order(StringComparer.Ordinal)];

    /// <summary>The notebooks of the course itself.</summary>
    public static IReadOnlyList<string> WholeCourse { get; } =
        [.. Directory.CreateDirectory(System.IO.Path.Combine(Repository, "notebooks")).GetFiles("*.ipynb")
            .Select(file => file.FullName).Order(StringComparer.Ordinal)];

    /// <summary>A few of them, for hosts that take minutes for all: text, tables, figures of every kind, exercises, data sets and fits.
    /// Explicit tests, which CI runs, take the whole course.</summary>
    public static IReadOnlyList<string> PartOfTheCourse { get; } = [.. WholeCourse.Where(path =>
        System.IO.Path.GetFileName(path)[..2] is "00" or "14")];

    public static string Path(string name) => System.IO.Path.Combine(Repository, "tests", "LossNotebooks.Testing", "Fixtures", name);

    /// <summary>A notebook of code cells; one that begins with <c>%%</c> is Markdown.</summary>
    public static Notebook Notebook(params IEnumerable<string> cells) =>
        NotebookFile.Parse(NotebookText(cells), System.IO.Path.Combine(System.IO.Path.GetTempPath(), "a.ipynb"));

    /// <summary>The text of such a notebook.</summary>
    public static string NotebookText(params IEnumerable<string> cells) => new JsonObject
    {
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
        ["metadata"] = new JsonObject(),
        ["cells"] = new JsonArray([.. cells.Select((source, index) => Cell(source, $"c{index + 1}"))]),
    }.ToJsonString();

    private static JsonObject Cell(string source, string id)
    {
        var cell = new JsonObject { ["id"] = id, ["metadata"] = new JsonObject(), ["source"] = source.TrimStart('%') };
        if (source.StartsWith("%%", StringComparison.Ordinal))
        {
            cell["cell_type"] = "markdown";
            return cell;
        }

        (cell["cell_type"], cell["execution_count"], cell["outputs"]) = ("code", null, new JsonArray());
        return cell;
    }

    private static string RootAbove(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "LossNotebooks.sln")) ? folder : RootAbove(System.IO.Path.GetDirectoryName(folder)!);
}
