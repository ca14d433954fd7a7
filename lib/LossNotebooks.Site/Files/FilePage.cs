using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Files;

/// <summary>What a page shows of a file of the repository: Markdown as text, a table of data as a table, and all else as it is.</summary>
internal static partial class FilePage
{
    // The rest is for programs, which take the file.
    private const int MostRows = 100;

    /// <summary>Whether a file is text that has links and headings of its own.</summary>
    public static bool IsMarkdown(LinkedFile file) => file.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file is data that readers will want to take along.</summary>
    public static bool IsData(LinkedFile file) => file.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>A file of Markdown as a notebook of one cell, whose links lead where the file's do.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">The folder of the course's notebooks, from which their links start.</param>
    public static Notebook AsNotebook(LinkedFile file, string folder)
    {
        var way = Path.GetRelativePath(folder, Path.GetDirectoryName(file.Path)!).Replace(Path.DirectorySeparatorChar, '/');
        var text = RelativeLink().Replace(File.ReadAllText(file.Path), $"]({way}/");
        return NotebookFile.Parse(new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
            ["metadata"] = new JsonObject(),
            ["cells"] = new JsonArray(new JsonObject
            {
                ["id"] = "text",
                ["cell_type"] = "markdown",
                ["metadata"] = new JsonObject(),
                ["source"] = text,
            }),
        }.ToJsonString(), Path.Combine(folder, Path.GetFileName(file.Path)));
    }

    /// <summary>The first rows of a table, or a file as it is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="code">Shows the file at a path as code.</param>
    public static string Body(LinkedFile file, Func<string, string> code)
    {
        var text = IsData(file) ? File.ReadAllText(file.Path) : "\"";
        return text.Contains('"', StringComparison.Ordinal) ? code(file.Path)
            : Table(text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Table(string[] lines)
    {
        string Row(string line, string cell) =>
            $"<tr>{string.Concat(line.Split(',').Select(value => string.Format(null, cell, Html.Escape(value))))}</tr>\n";
        var left = lines.Length - 1 - MostRows;
        return $"""
            <div class="scroll"><table>
            <thead>{Row(lines[0], "<th scope=\"col\">{0}</th>")}</thead>
            <tbody>
            {string.Concat(lines.Skip(1).Take(MostRows).Select(line => Row(line, "<td>{0}</td>")))}</tbody>
            </table></div>
            {(left > 0 ? $"<p>… and {left} more rows.</p>" : "")}
            """;
    }

    [GeneratedRegex(@"\]\((?!\w+:|[#/<]|\s)")]
    private static partial Regex RelativeLink();
}
