using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace LossNotebooks.Site.Rendering;

/// <summary>No line breaks between a number and its unit, 95 %, nor in what is as short as σ = 2.</summary>
internal sealed partial class FirmRoom : HtmlObjectRenderer<LiteralInline>
{
    private const string Letter = @"(?<=\b\p{L}[\p{M}₀-₉]{0,2}";
    private const string Value = @"(?:[−-]?[\d½]|\p{L}\b))";
    private const string Unit = @"(?:[%‰]|(?:°[CF]|ft|mph|h|m|mm|kg|g)\b)";

    private readonly LiteralInlineRenderer plain = new();

    protected override void Write(HtmlRenderer renderer, LiteralInline text) =>
        plain.Write(renderer, new LiteralInline(Room().Replace(text.Content.ToString(), "\u00a0")));

    [GeneratedRegex($@"(?<=\d) (?={Unit})|{Letter}) (?=[=<>≈≤≥] {Value}|{Letter} [=<>≈≤≥]) (?={Value}")]
    private static partial Regex Room();
}
