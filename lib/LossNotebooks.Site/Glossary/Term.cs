using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Glossary;

/// <summary>A word that the glossary explains.</summary>
/// <param name="Id">Its anchor on the glossary's page.</param>
/// <param name="Names">What it is called: more than one where the entry is about several.</param>
/// <param name="Html">What the glossary says of it.</param>
/// <param name="Homes">Which pages of the course its entry leads to, counted from 0.</param>
internal sealed record Term(string Id, IReadOnlyList<string> Names, string Html, IReadOnlyList<int> Homes)
{
    /// <summary>The page that introduces it: before, the word may mean something else.</summary>
    public int Since => Homes.Count == 0 ? 0 : Homes[0];

    /// <summary>Finds the term in a text, also in its plural.</summary>
    public Regex Pattern { get; } = new(
        $@"(?<![\p{{L}}\p{{N}}_-])(?:{string.Join('|', Names.Select(Regex.Escape))})(?:s|es)?(?![\p{{L}}\p{{N}}_-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
