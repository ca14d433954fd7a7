using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace LossNotebooks.Site.Rendering;

/// <summary>
/// HTML of a notebook whose author nobody knows, without what acts, asks other hosts, or passes for a part of the page: scripts, events,
/// forms, frames, SVG, styles that place things, and all links but those to pages and mail. What the page itself has made stays.
/// </summary>
/// <param name="remarks">Hears of what was left out.</param>
internal sealed partial class StrangersHtml(ICollection<string> remarks)
{
    // A mark in the place of what the page has made itself, between two characters that no text holds.
    private const char Open = '\uFDD2', Close = '\uFDD3';

    // The parser takes minutes for more tags that are never closed, and overflows the stack at more elements that begin with a line's end.
    private const int MostTags = 50_000, MostPreformatted = 1000;

    private static readonly string[] Active =
        ["form", "input", "button", "select", "textarea", "option", "optgroup", "datalist", "fieldset", "legend", "label", "output",
        "keygen", "menuitem", "map", "area", "html", "head", "body", "main", "nav", "header", "footer"];

    private static readonly string[] Attributes =
        ["href", "src", "alt", "title", "id", "name", "class", "style", "colspan", "rowspan", "scope", "align", "width", "height", "start",
        "reversed", "value", "open", "lang", "dir", "datetime", "cite", "type", "checked", "disabled", "aria-label"];

    private static readonly string[] Styles =
        ["text-align", "vertical-align", "color", "background-color", "font-weight", "font-style", "text-decoration", "white-space"];

    // What our own Markdown and .NET's formatters write.
    private static readonly string[] Classes =
        ["scroll", "number", "html", "prose", "task-list-item", "contains-task-list", "footnotes", "footnote-ref", "footnote-back-ref",
        "dni-plaintext", "dni-treeview", "dni-code-hint"];

    private readonly List<string> kept = [];
    private HtmlSanitizer? sanitizer;
    private bool isFinal;

    /// <summary>A mark for what the page has made itself, to stand for it in HTML that is cleaned later.</summary>
    public string Keep(string html)
    {
        kept.Add(html);
        return string.Create(CultureInfo.InvariantCulture, $"{Open}{kept.Count - 1}{Close}");
    }

    /// <summary>The HTML, clean, with what was kept.</summary>
    /// <param name="html">What goes to the page, or comes to be changed before.</param>
    /// <param name="isLast">Whether it goes to the page; else pictures that its cell carries still go by their names.</param>
    /// <exception cref="UserException">It holds more than can be cleaned.</exception>
    public string Clean(string html, bool isLast = true)
    {
        isFinal = isLast;
        if (html.AsSpan().Count('<') > MostTags || Preformatted().Count(html) > MostPreformatted)
        {
            throw new UserException("its HTML has too many tags to be cleaned.");
        }
        return Mark().Replace(
            (sanitizer ??= Create()).Sanitize(html),
            mark => int.TryParse(mark.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < kept.Count ? kept[index] : "");
    }

    private HtmlSanitizer Create()
    {
        var created = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedAttributes = Attributes.ToHashSet(),
            AllowedClasses = Classes.ToHashSet(),
            AllowedCssProperties = Styles.ToHashSet(),
            AllowedAtRules = new HashSet<AngleSharp.Css.Dom.CssRuleType>(),
            AllowedSchemes = new HashSet<string> { "http", "https", "mailto", "data", "attachment" },
        });
        created.AllowedTags.ExceptWith(Active);
        created.AllowedTags.Add("input"); // A box of a list of tasks, and nothing else.
        created.FilterUrl += (_, url) => url.SanitizedUrl = IsHarmless(url) ? url.SanitizedUrl : null;
        created.RemovingTag += (_, tag) => LeftOut($"<{tag.Tag.LocalName}>");
        created.RemovingAttribute += (_, attribute) => LeftOut(attribute.Attribute.Name);
        created.RemovingStyle += (_, _) => LeftOut("style"); // A browser makes many of one.
        created.PostProcessNode += (_, place) => Complete(place.Node);
        return created;
    }

    private void LeftOut(string name) =>
        remarks.Add($"`{Excerpt.Of(name)}` is left out: the notebook is not trusted.");

    /// <summary>Data is shown and never opened; whatever else is shown lies on the site.</summary>
    private bool IsHarmless(FilterUrlEventArgs url)
    {
        var (isShown, address) = (url.Tag is IHtmlImageElement, url.OriginalUrl.Trim());
        return !isShown ? !OnlyShown().IsMatch(address)
            : ShownPicture().IsMatch(address) || !Scheme().IsMatch(address) || (!isFinal && OnlyShown().IsMatch(address));
    }

    private static void Complete(INode node)
    {
        if (node is not IElement element)
        {
            return;
        }
        if (element is IHtmlInputElement && (element.GetAttribute("type") != "checkbox" || !element.HasAttribute("disabled")))
        {
            element.Remove();
            return;
        }
        foreach (var attribute in element.Attributes.ToList())
        {
            if (attribute.Value.Contains(Open, StringComparison.Ordinal) || IsOfThePage(attribute, element))
            {
                element.RemoveAttribute(attribute.Name);
            }
        }
    }

    /// <summary>A name by which the page's own scripts and links know something else, or could.</summary>
    private static bool IsOfThePage(IAttr attribute, IElement element) =>
        (attribute.Name == "id" && (Frame.Ids.Contains(attribute.Value) || OwnName().IsMatch(attribute.Value)))
        || (attribute.Name == "name" && element is not IHtmlAnchorElement);

    [GeneratedRegex($"{"\uFDD2"}(\\d+){"\uFDD3"}")]
    private static partial Regex Mark();

    [GeneratedRegex("^data:image/(?:png|jpeg|gif|webp|bmp|svg\\+xml);base64,[A-Za-z0-9+/=\\s]*$", RegexOptions.IgnoreCase)]
    private static partial Regex ShownPicture();

    [GeneratedRegex("^(?:data|attachment):", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyShown();

    [GeneratedRegex(@"^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex("<(?:pre|listing|textarea)", RegexOptions.IgnoreCase)]
    private static partial Regex Preformatted();

    [GeneratedRegex("^(?:cell|figure)-")]
    private static partial Regex OwnName();
}
