using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LossNotebooks.Running;

/// <summary>
/// Compares the outputs of a fresh run with those in the file. Two things may differ without meaning anything: how long a cell took, and
/// the last digits of a number, since processors round sums of vectors differently.
/// </summary>
public static partial class Comparison
{
    // Figures hold numbers to a ten-thousandth of the range between them: less is not to be seen.
    private const double InText = 1e-6, InFigures = 1e-4;
    private const int ExcerptLength = 100;

    /// <summary>One sentence for each code cell whose outputs differ: which, and the first line that differs, as it is in the file and as
    /// it came out.</summary>
    /// <param name="committed">The notebook as it is in the file.</param>
    /// <param name="executed">The same after the run.</param>
    /// <param name="tolerance">By what part of its size a number in a text may differ.</param>
    public static IReadOnlyList<string> Differences(Notebook committed, Notebook executed, double tolerance = InText) =>
    [
        .. committed.CodeCells.Zip(executed.CodeCells).Index()
            .Where(cell => !Same(cell.Item.First, cell.Item.Second, tolerance))
            .Select(cell => $"{committed.FileName}, code cell {cell.Index + 1}: " + FirstDifference(
                Lines(cell.Item.First.Outputs, tolerance), Lines(cell.Item.Second.Outputs, tolerance))),
    ];

    /// <summary>Puts the outputs of a run into the notebook, and their key, except where nothing that matters differs: running twice
    /// changes no byte.</summary>
    public static void StoreChanges(Notebook committed, Notebook executed)
    {
        foreach (var (cell, fresh) in committed.CodeCells.Zip(executed.CodeCells))
        {
            if (!Same(cell, fresh, InText))
            {
                cell.Store(fresh.Outputs.DeepClone().AsArray(), (int)fresh.Json["execution_count"]!);
            }
        }
        if (OutputKey.IsIn(executed))
        {
            OutputKey.Write(committed);
        }
        else
        {
            OutputKey.Remove(committed);
        }
    }

    private static bool Same(Cell committed, Cell fresh, double inText) =>
        (committed.Json["execution_count"]?.ToString() ?? "") == fresh.Json["execution_count"]!.ToString()
            && Lines(committed.Outputs, inText).SequenceEqual(Lines(fresh.Outputs, inText), LineComparer.Instance);

    private static string FirstDifference(List<Line> expected, List<Line> actual)
    {
        var common = Math.Min(expected.Count, actual.Count);
        var at = 0;
        while (at < common && LineComparer.Instance.Equals(expected[at], actual[at]))
        {
            at++;
        }

        if (at == expected.Count && at == actual.Count)
        {
            return "it is numbered differently; run it again";
        }

        var (file, run) = (expected.ElementAtOrDefault(at).Text, actual.ElementAtOrDefault(at).Text);
        var from = (file ?? "").AsSpan().CommonPrefixLength(run ?? "");
        return $"the file has {Excerpt(file, from)}, the run gave {Excerpt(run, from)}";
    }

    /// <summary>A line in quotes, or of a long one the part around a place.</summary>
    private static string Excerpt(string? line, int place)
    {
        if (line is null)
        {
            return "nothing";
        }

        if (line.Length <= ExcerptLength)
        {
            return $"“{line.Trim()}”";
        }

        var start = Math.Clamp(place - ExcerptLength / 2, 0, line.Length - ExcerptLength);
        return $"“{(start > 0 ? "…" : "")}{line.Substring(start, ExcerptLength).Trim()}{(start + ExcerptLength < line.Length ? "…" : "")}”";
    }

    /// <summary>Outputs as lines of text, a figure in the lines of its JSON; what kind of output it was comes last, so that a message
    /// quotes what a reader sees.</summary>
    private static List<Line> Lines(JsonArray outputs, double inText) => [.. outputs.SelectMany(output =>
    {
        var data = FigureOutput.Given(output!["data"] as JsonObject ?? []);
        var tolerance = data.ContainsKey(MimeType.Plotly) || IsFigure(data["text/html"]) ? InFigures : inText;
        return ((IEnumerable<string>)
        [
            .. Lines(output["text"]), .. Lines(output["traceback"]), .. Lines(output["evalue"]),
            .. data.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => Lines(entry.Value, entry.Key)),
            .. output["metadata"] is JsonObject { Count: > 0 } metadata ? Lines(metadata, "application/json") : [],
            $"({output["output_type"]} {output["name"]})",
        ]).Select(text => new Line(text, tolerance));
    })];

    // A figure's HTML carries the same numbers as its JSON, which not every kernel gives besides.
    private static bool IsFigure(JsonNode? html) => MultilineText.Join(html).Contains("data-loss-figure", StringComparison.Ordinal);

    private static string[] Lines(JsonNode? value, string type = "text/plain") =>
        value is null ? [] : (MimeType.IsJson(type) ? NotebookJson.Write(value) : MultilineText.Join(value)).TrimEnd('\n').Split('\n');

    /// <param name="Text">What it says.</param>
    /// <param name="Tolerance">By what part of its size a number in it may differ.</param>
    private readonly record struct Line(string Text, double Tolerance);

    private sealed partial class LineComparer : IEqualityComparer<Line>
    {
        public static LineComparer Instance { get; } = new();

        public bool Equals(Line x, Line y)
        {
            if (x == y)
            {
                return true;
            }

            var (a, b) = (WallTime().Replace(x.Text, "Wall time"), WallTime().Replace(y.Text, "Wall time"));
            return Number().Replace(a, "#") == Number().Replace(b, "#")
                && Number().Matches(a).Zip(Number().Matches(b))
                    .All(pair => Close(pair.First.Value, pair.Second.Value, Math.Max(x.Tolerance, y.Tolerance)));
        }

        public int GetHashCode(Line line) => 0;

        private static bool Close(string a, string b, double tolerance) =>
            a == b || ((a + b).AsSpan().ContainsAny('.', 'e', 'E')
                && Math.Abs(Value(a) - Value(b)) <= tolerance * Math.Max(1e-9, Math.Max(Math.Abs(Value(a)), Math.Abs(Value(b)))));

        private static double Value(string number) => double.Parse(number, CultureInfo.InvariantCulture);

        [GeneratedRegex(@"Wall time: [\d.]+ ?\w+")]
        private static partial Regex WallTime();

        [GeneratedRegex(@"-?\d+(\.\d+)?([eE][+-]?\d+)?")]
        private static partial Regex Number();
    }
}
