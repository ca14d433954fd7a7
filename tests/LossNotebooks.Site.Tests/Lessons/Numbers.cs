using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Tests.Lessons;

/// <summary>The numbers that the prose of a notebook says, and those that its cells show.</summary>
internal static partial class Numbers
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly Dictionary<string, string> Files = DataSet()
        .Matches(File.ReadAllText(Path.Combine(Fixture.Repository, "lib", "LossNotebooks.Course", "Datasets.cs")))
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    /// <summary>
    /// What the prose says: no headings, code, links, counters of exercises and lists, numbers of notebooks, and years; of a formula
    /// its results.
    /// </summary>
    public static IEnumerable<SaidNumber> Said(string markdown)
    {
        var prose = NoProse().Replace(Counter().Replace(Heading().Replace(markdown, ""), ""), match => $" {ResultsOf(match.Value)} ");
        return Number().Matches(prose).Where(match => !IsReference(prose[..match.Index], match.Value))
            .Select(match => new SaidNumber(
                match.Value, Hundredths().IsMatch(prose[(match.Index + match.Length)..]), Roughly().IsMatch(prose[..match.Index])));
    }

    /// <summary>What code cells hold and print, and what the texts of their figures say.</summary>
    public static IEnumerable<double> Shown(Notebook notebook) =>
        from cell in notebook.CodeCells
        from text in cell.Outputs.SelectMany(Texts).Prepend(cell.Source.Replace("_", "", StringComparison.Ordinal))
        from number in Read(text)
        select number;

    /// <summary>Of the data sets that a notebook loads, how many rows they have, and the ends of each column.</summary>
    public static IEnumerable<double> Data(Notebook notebook) =>
        from name in notebook.CodeCells.SelectMany(cell => Loaded().Matches(cell.Source)).Select(match => match.Groups[1].Value).Distinct()
        let rows = File.ReadAllLines(Path.Combine(Fixture.Repository, "data", $"{Files[name]}.csv"))[1..]
        from end in Ends([.. rows.Select(row => row.Split(','))]).Append(rows.Length)
        select end;

    /// <summary>The notebooks that a cell refers to, by their numbers.</summary>
    public static IEnumerable<string> Referred(string markdown) =>
        Reference().Matches(markdown).SelectMany(match => Digits().Matches(match.Value)).Select(match => match.Value).Distinct();

    private static string ResultsOf(string noProse) =>
        noProse.StartsWith('$') ? string.Join(' ', Result().Matches(noProse).Select(result => result.Groups[1].Value)) : "";

    private static bool IsReference(string before, string number) => BeforeReference().IsMatch(before) || Year().IsMatch(number);

    private static IEnumerable<double> Ends(string[][] rows) =>
        from column in Enumerable.Range(0, rows[0].Length)
        let values = rows.SelectMany(row => double.TryParse(row[column], Invariant, out var value) ? [value] : (double[])[])
        where values.Any()
        from end in (double[])[values.Min(), values.Max()]
        select end;

    private static IEnumerable<double> Read(string text) =>
        Written().Matches(text).Select(match => double.Parse(match.Value, NumberStyles.Number | NumberStyles.AllowExponent, Invariant));

    private static IEnumerable<string> Texts(JsonNode? output) =>
        FigureTexts(FigureOutput.JsonOf(output)).Append(Joined(output?["data"]?["text/plain"])).Append(Joined(output?["text"]));

    private static IEnumerable<string> FigureTexts(JsonNode? node) => node switch
    {
        JsonObject json =>
            json.SelectMany(part => part is { Key: "text", Value: JsonValue } ? [part.Value.ToString()] : FigureTexts(part.Value)),
        JsonArray list => list.SelectMany(FigureTexts),
        _ => [],
    };

    private static string Joined(JsonNode? text) =>
        text is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)text ?? "";

    [GeneratedRegex(@"^#.*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(\*\*)?\d+\.(?=\s|\*\*)", RegexOptions.Multiline)]
    private static partial Regex Counter();

    // Fenced code, formulas, code, links with their texts, and HTML.
    [GeneratedRegex(
        @"^```.*?^```|\$\$.*?\$\$|\$[^$\n]+\$|`[^`\n]*`|!?\[[^\]]*\]\([^)]*\)|<[^>]*>", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex NoProse();

    // … = 3.5 where a formula, a line or a part of it ends; a percent sign is left to the sentence.
    [GeneratedRegex(@"(?:=|\\approx|\\pm)\s*-?(\d+(?:\.\d+)?)(?:\\,\\%)?(?=\s*(?:[$,;&}]|\.(?!\d)|\\\\|\\q?quad|\\text|\\end))")]
    private static partial Regex Result();

    [GeneratedRegex(@"(?<![\w.,])\d+(,\d{3})*(\.\d+)?(?!\w)")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s?(%|centimes)|^( (and|or|to|from|in) \d+(\.\d+)?,?)+\s?(%|centimes)")]
    private static partial Regex Hundredths();

    [GeneratedRegex(@"([Nn]otebooks? (\d\d(, | and | to |–))*|[Ee]xercises? (\d, |\d and )*)$")]
    private static partial Regex BeforeReference();

    [GeneratedRegex(@"\b([Aa]bout|[Ss]ome|[Nn]early|[Aa]round|[Rr]oughly|[Aa]lmost) $")]
    private static partial Regex Roughly();

    [GeneratedRegex(@"^(18[5-9]|19\d|20[0-2])\d$")]
    private static partial Regex Year();

    [GeneratedRegex(@"\d+(,\d{3})*(\.\d+)?([eE][-+]?\d{1,2}(?!\d))?")]
    private static partial Regex Written();

    [GeneratedRegex(@"[Nn]otebooks? \d\d((, | and | to )\d\d)*|\]\(\d\d-")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\d\d")]
    private static partial Regex Digits();

    [GeneratedRegex(@"Datasets\.(\w+)\(")]
    private static partial Regex Loaded();

    [GeneratedRegex(@"DataFrame (\w+)\(\)[^""]*?Embedded\(""(\w+)""")]
    private static partial Regex DataSet();
}
