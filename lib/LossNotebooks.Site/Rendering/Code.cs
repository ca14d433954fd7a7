using System.Text;
using LossNotebooks.Engine;

namespace LossNotebooks.Site.Rendering;

/// <summary>The code of one notebook as HTML, coloured when the page is made: that needs the compiler, but no run.</summary>
internal sealed class Code
{
    private readonly Dictionary<int, string> cells;

    /// <summary>Colours the code cells of a notebook, in their order: each knows what those before it declared.</summary>
    public Code(Notebook notebook)
    {
        Folder = notebook.Folder;
        var classifier = new CellClassifier(Folder);
        cells = notebook.CodeCells.ToDictionary(cell => cell.Number, cell => Block(cell.Source, cell.Language, classifier));
    }

    /// <summary>The notebook's folder, where paths in its cells and text start.</summary>
    public string Folder { get; }

    /// <summary>A code cell.</summary>
    public string Cell(Cell cell) => cells[cell.Number];

    /// <summary>Code that only stands in the text.</summary>
    public string Fence(string source, string language) => Block(source, language, new CellClassifier(Folder));

    /// <summary>A file as it is, coloured if it is C#.</summary>
    public static string File(string path) =>
        Block(System.IO.File.ReadAllText(path), Path.GetExtension(path).TrimStart('.'), new CellClassifier(Path.GetDirectoryName(path)!));

    private static string Block(string source, string language, CellClassifier classifier)
    {
        var html = language is "csharp" or "cs" or "c#" ? Coloured(source, classifier) : Html.Escape(source);
        return $"""<pre class="code"><code>{html.TrimEnd('\n')}</code></pre>""";
    }

    private static string Coloured(string source, CellClassifier classifier)
    {
        var html = new StringBuilder();
        var done = 0;
        foreach (var span in Classify(source, classifier))
        {
            var words = Html.Escape(source.Substring(span.Start, span.Length));
            html.Append(Html.Escape(source[done..span.Start]));
            html.Append(Class(span.Classification) is { } kind ? $"""<span class="{kind}">{words}</span>""" : words);
            done = span.Start + span.Length;
        }
        return html.Append(Html.Escape(source[done..])).ToString();
    }

    private static IReadOnlyList<ClassifiedSpan> Classify(string source, CellClassifier classifier)
    {
        try
        {
            return classifier.Classify(source);
        }
#pragma warning disable CA1031 // Whatever the compiler makes of it, code can be shown as it is.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    /// <summary>The style of one of Roslyn's classifications; null for what is as plain as the rest.</summary>
    private static string? Class(string classification) => classification switch
    {
        "keyword" or "keyword - control" or "preprocessor keyword" => "keyword",
        "class name" or "record class name" or "struct name" or "record struct name" or "interface name" or "enum name" or "delegate name"
            or "type parameter name" => "type",
        "method name" or "extension method name" => "method",
        "string" or "string - verbatim" or "string - escape character" => "string",
        "number" => "number",
        _ when classification.StartsWith("comment", StringComparison.Ordinal) => "comment",
        _ when classification.StartsWith("xml doc", StringComparison.Ordinal) => "comment",
        _ => null,
    };
}
