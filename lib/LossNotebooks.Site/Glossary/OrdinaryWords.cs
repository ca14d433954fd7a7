using AngleSharp.Dom;

namespace LossNotebooks.Site.Glossary;

/// <summary>
/// Terms that are everyday words as well, such as "mean", "worth", and "temperature". What tells them apart is that several chapters use
/// them before the one that explains them does; so afterwards, too, many do without meaning the term.
/// </summary>
internal static class OrdinaryWords
{
    // One or two may look ahead.
    private const int Several = 3;

    /// <param name="terms">The terms.</param>
    /// <param name="pages">The texts of all pages, in the order of the course.</param>
    public static HashSet<Term> Among(IEnumerable<Term> terms, IReadOnlyList<IReadOnlyList<IText>> pages) =>
        [.. terms.Where(term => pages.Take(term.Since).Count(texts => texts.Any(text => Uses(text, term))) >= Several)];

    // Emphasis shows a word for the first time: an everyday word needs none.
    private static bool Uses(IText text, Term term) => text.ParentElement is not { LocalName: "em" } && term.Pattern.IsMatch(text.Data);
}
