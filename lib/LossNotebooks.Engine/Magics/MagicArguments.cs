using System.Text.RegularExpressions;

namespace LossNotebooks.Engine.Magics;

/// <summary>What stands after a magic on its line: words, and options such as <c>--name x</c>. Quotes keep blanks together.</summary>
internal sealed partial class MagicArguments
{
    private readonly Dictionary<string, string> options = [];
    private readonly List<string> words = [];

    public MagicArguments(string line)
    {
        string? option = null;
        foreach (var word in Words().Matches(line).Select(match => match.Value.Replace("\"", "", StringComparison.Ordinal)))
        {
            if (word.StartsWith("--", StringComparison.Ordinal))
            {
                option = word;
                options[option] = "";
            }
            else if (option is not null)
            {
                options[option] = word;
                option = null;
            }
            else
            {
                words.Add(word);
            }
        }
    }

    /// <summary>The first word that belongs to no option.</summary>
    public string? First => words.FirstOrDefault();

    /// <summary>What follows an option; null when it is not there.</summary>
    public string? this[string option] => options.GetValueOrDefault(option);

    [GeneratedRegex("""([^\s"]|"[^"]*")+""")]
    private static partial Regex Words();
}
