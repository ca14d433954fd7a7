using LossNotebooks.Engine.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossNotebooks.Engine.Magics;

/// <summary>A part of a cell, or of a file that it imports: a magic with what follows it.</summary>
/// <param name="Magic">Its name without <c>#!</c>; that of the language for code under no magic.</param>
/// <param name="Argument">The rest of the magic's line.</param>
/// <param name="Body">The lines up to the next magic; before C# stand blanks for what precedes it, so that places are the source's.</param>
/// <param name="Source">What places in it are called: the cell, or a file.</param>
/// <param name="Line">The line of the magic in the source, counted from 1.</param>
internal sealed record Section(string Magic, string Argument, string Body, string Source, int Line)
{
    /// <summary>Splits code at its magics: lines that begin with <c>#!</c>.</summary>
    public static IReadOnlyList<Section> Split(string code, string source, string language)
    {
        var sections = new List<Section>();
        var lines = code.Split('\n');
        var (magic, argument, start) = (language, "", -1);
        for (var line = 0; line < lines.Length; line++)
        {
            var trimmed = lines[line].TrimStart();
            if (!trimmed.StartsWith("#!", StringComparison.Ordinal) || (magic is MagicTable.CSharp && IsText(start + 1, line)))
            {
                continue;
            }
            AddBody(line);
            var words = trimmed[2..].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
            (magic, argument, start) = (words.ElementAtOrDefault(0) ?? "", words.ElementAtOrDefault(1)?.TrimEnd() ?? "", line);
            if (MagicTable.Find(magic) is { TakesBody: true } known)
            {
                magic = known.Name;
                continue;
            }
            sections.Add(new Section(magic, argument, "", source, line + 1));
            (magic, argument) = (language, "");
        }
        AddBody(lines.Length);
        return sections;

        // Whether a line of C# is inside a text or a comment that began before it.
        bool IsText(int begin, int line)
        {
            var position = lines[begin..line].Sum(before => before.Length + 1);
            var root = ScriptSyntax.Root(string.Join('\n', lines[begin..]));
            var token = root.FindToken(position);
            return token.IsKind(SyntaxKind.InterpolatedStringTextToken)
                || token.SpanStart < position
                || root.FindTrivia(position).SpanStart < position;
        }

        void AddBody(int end)
        {
            var body = string.Join('\n', lines[(start + 1)..end]);
            if (string.IsNullOrWhiteSpace(body) && argument.Length == 0)
            {
                return;
            }
            var blanks = lines[..(start + 1)].Select(line => new string(' ', line.Length) + '\n');
            var before = magic is MagicTable.CSharp ? string.Concat(blanks) : "";
            sections.Add(new Section(magic, argument, before + body, source, start + 1));
        }
    }

    /// <summary>The C# of a cell, every character in its place; the rest is blank.</summary>
    public static string CSharpOf(string code)
    {
        var text = code.Select(character => character == '\n' ? '\n' : ' ').ToArray();
        foreach (var section in Split(code, "", MagicTable.CSharp).Where(section => section.Magic is MagicTable.CSharp))
        {
            for (var i = 0; i < section.Body.Length; i++)
            {
                text[i] = section.Body[i] == ' ' ? text[i] : section.Body[i];
            }
        }
        return new string(text);
    }
}
