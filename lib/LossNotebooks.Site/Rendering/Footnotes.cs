using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;

namespace LossNotebooks.Site.Rendering;

/// <summary>The footnotes of a notebook: one may be named in one cell and written in another, such as the last.</summary>
internal sealed partial class Footnotes
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseFootnotes().UsePreciseSourceLocation().Build();

    private readonly Dictionary<string, string> notes = new(StringComparer.OrdinalIgnoreCase);

    public Footnotes(Notebook notebook)
    {
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown && Definition().IsMatch(cell.Source)))
        {
            foreach (var (label, note) in In(cell.Source))
            {
                notes.TryAdd(label, note);
            }
        }
    }

    /// <summary>A cell's Markdown, and below it the notes that it names and that are written elsewhere.</summary>
    public string Complete(string markdown)
    {
        var own = In(markdown).Select(note => note.Label).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = Reference().Matches(markdown).Select(reference => reference.Value).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(label => !own.Contains(label) && notes.ContainsKey(label)).Select(label => notes[label]).ToList();
        return missing.Count == 0 ? markdown : $"{markdown}\n\n{string.Join("\n\n", missing)}\n";
    }

    private static List<(string Label, string Note)> In(string markdown)
    {
        var labels = Definition().Matches(markdown).Select(definition => $"[{definition.Groups["label"].Value}]").ToList();
        if (labels.Count == 0)
        {
            return [];
        }
        try
        {
            // A note that nothing names is none.
            var notes = Markdown.Parse($"{markdown}\n\n{string.Join(' ', labels)}", Pipeline).Descendants<Footnote>();
            return [.. notes.Select(note => (note.Label!, $"[{note.Label}]:{markdown.Substring(note.Span.Start, note.Span.Length)}"))];
        }
        catch (ArgumentException)
        {
            return []; // It is nested too deep, which whoever sets the cell says.
        }
    }

    [GeneratedRegex(@"^[ \t]{0,3}\[(?<label>\^[^\]\s]+)\]:", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"(?<=\[)\^[^\]\s]+(?=\](?!:))")]
    private static partial Regex Reference();
}
