using System.Collections.Concurrent;
using System.Text;
using LossNotebooks.Engine;
using LossNotebooks.Site.Reference;

namespace LossNotebooks.Site.Rendering;

/// <summary>The code of one notebook as HTML, coloured when the page is made: that needs the compiler, but no run.</summary>
internal sealed class Code
{
    // Of files that many pages lead to, and that stay as they are while a course is written.
    private static readonly ConcurrentDictionary<(string Path, string Text), string> Files = new();

    private readonly IReadOnlyList<(int Number, string Language, string Source)> sources;
    private readonly Dictionary<int, string> cells;
    private readonly HashSet<string> names = [];

    /// <summary>Colours the code cells of a notebook, in their order: each knows what those before it declared.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="isKnown">Whether the compiler has had to do with its code; other code stays as it is.</param>
    /// <param name="isTrusted">Whether the compiler may read its code, and the libraries that it names; else it stays plain.</param>
    public Code(Notebook notebook, bool isKnown = true, bool isTrusted = true)
    {
        (Folder, IsTrusted) = (notebook.Folder, isTrusted);
        var classifier = new CellClassifier(Folder);
        sources = isKnown ? Sources(notebook) : [];
        cells = notebook.CodeCells.ToDictionary(
            cell => cell.Number, cell => Block(cell.Source, isKnown ? Language(cell.Language) : "", classifier, names));
        Libraries = [.. classifier.Libraries];
    }

    /// <summary>The libraries that the cells use.</summary>
    public IReadOnlyList<Library> Libraries { get; }

    /// <summary>What the cells name of them, as documentation names it.</summary>
    public IReadOnlySet<string> Names => names;

    /// <summary>Whether the notebook may act on its reader, and on whoever makes its page.</summary>
    public bool IsTrusted { get; }

    /// <summary>The notebook's folder, where paths in its cells and text start.</summary>
    public string Folder { get; }

    /// <summary>Whether a notebook has this code, coloured, in the same cells.</summary>
    public bool IsOf(Notebook notebook) => sources.SequenceEqual(Sources(notebook));

    /// <summary>A code cell.</summary>
    public string Cell(Cell cell) => cells[cell.Number];

    /// <summary>Code that only stands in the text.</summary>
    public string Fence(string source, string language) => Block(source, Language(language), new CellClassifier(Folder));

    /// <summary>A file as it is, coloured if it is C#.</summary>
    public static string File(string path) => Files.GetOrAdd((path, System.IO.File.ReadAllText(path)), file => Block(
        file.Text, Path.GetExtension(file.Path).TrimStart('.'), new CellClassifier(Path.GetDirectoryName(file.Path)!)));

    /// <summary>Code as it is: a declaration as documentation says it, or a file that nobody has coloured yet.</summary>
    public static string Plain(string code) => Framed(Html.Escape(code));

    private static List<(int Number, string Language, string Source)> Sources(Notebook notebook) =>
        [.. notebook.CodeCells.Select(cell => (cell.Number, cell.Language, cell.Source))];

    private string Language(string language) => IsTrusted ? language : "";

    private static string Block(string source, string language, CellClassifier classifier, HashSet<string>? names = null) =>
        language is "csharp" or "cs" or "c#" ? Framed(Coloured(source, classifier, names)) : Plain(source);

    private static string Framed(string html) => $"""<pre class="code"><code>{html.TrimEnd('\n')}</code></pre>""";

    private static string Coloured(string source, CellClassifier classifier, HashSet<string>? names)
    {
        var html = new StringBuilder();
        var done = 0;
        foreach (var span in Joined(Classify(source, classifier), source))
        {
            var isNew = span.Symbol is { } name && names?.Add(name) == true;
            html.Append(Html.Escape(source[done..span.Start])).Append(Word(span, source, isNew));
            done = span.Start + span.Length;
        }
        return html.Append(Html.Escape(source[done..])).ToString();
    }

    /// <summary>The pieces of a text, and words of one kind with nothing but room between them, as one: they look the same.</summary>
    private static IEnumerable<ClassifiedSpan> Joined(IReadOnlyList<ClassifiedSpan> spans, string source)
    {
        ClassifiedSpan? last = null;
        foreach (var span in spans)
        {
            if (last is { Symbol: null } before && span.Symbol is null && Class(before.Classification) == Class(span.Classification)
                && source.AsSpan()[(before.Start + before.Length)..span.Start].IsWhiteSpace())
            {
                last = before with { Length = span.Start + span.Length - before.Start };
                continue;
            }
            if (last is { } done)
            {
                yield return done;
            }
            last = span;
        }
        if (last is { } end)
        {
            yield return end;
        }
    }

    /// <summary>A word; one that a library offers leads, where the page has it first, to where the reference says what it means.</summary>
    private static string Word(ClassifiedSpan span, string source, bool isNew)
    {
        var word = Html.Escape(source.Substring(span.Start, span.Length));
        return Class(span.Classification) is not { } kind ? word
            : isNew && span.Symbol is { } name ? $"""<a class="{kind}" href="{ReferenceLink.Url(name)}">{word}</a>"""
            : kind == "comment" && word.StartsWith("//", StringComparison.Ordinal) && IsBehind(source.AsSpan(0, span.Start)) ? Behind(word)
            : $"""<span class="{kind}">{word}</span>""";
    }

    private static bool IsBehind(ReadOnlySpan<char> before) => !before[(before.LastIndexOf('\n') + 1)..].IsWhiteSpace();

    /// <summary>A comment behind code, up to the end of its line, and those on the lines after it.</summary>
    private static string Behind(string comment)
    {
        var end = comment.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var line ? line : comment.Length;
        var rest = end < comment.Length ? $"""<span class="comment">{comment[end..]}</span>""" : "";
        return $"""<span class="comment behind">{comment[..end]}</span>{rest}""";
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
