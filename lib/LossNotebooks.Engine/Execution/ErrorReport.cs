using System.Reflection;
using System.Text.RegularExpressions;
using LossNotebooks.Engine.Compilation;

namespace LossNotebooks.Engine.Execution;

/// <summary>Says in outputs why a cell failed: places are cells and lines, never paths of this machine or frames of the engine.</summary>
internal static partial class ErrorReport
{
    /// <summary>Lines to show at either end of the trace of a recursion that had no end.</summary>
    private const int LongTrace = 20;

    /// <summary>The error of a cell that did not compile; its diagnostics have been written.</summary>
    public static Error Compilation() => new("Error", "compilation error", []);

    /// <summary>An error that is said in one sentence.</summary>
    public static Error Sentence(string sentence) => new("Error", sentence, [sentence]);

    /// <summary>An exception with its whole text.</summary>
    public static Error Exception(Exception exception)
    {
        while (exception is TargetInvocationException { InnerException: { } inner })
        {
            exception = inner; // A formatter calls a lazy sequence of the cell through reflection.
        }

        var loader = new Lazy<SubmissionLoader?>(() => SubmissionLoader.Of(exception)); // Slow where a recursion had no end.
        var text = exception.ToString().ReplaceLineEndings("\n");
        var lines = text.Split('\n').Select(line => Readable(line, loader)).OfType<string>().ToList();
        if (lines.Count > 2 * LongTrace)
        {
            lines = [.. lines[..LongTrace], $"   ... {lines.Count - (2 * LongTrace)} more lines ...", .. lines[^LongTrace..]];
        }

        return new Error("Error", string.Join('\n', lines), lines);
    }

    /// <summary>One line of an exception's text as a reader of the notebook needs it; null when he does not.</summary>
    private static string? Readable(string line, Lazy<SubmissionLoader?> loader)
    {
        if (PlumbingFrame().IsMatch(line))
        {
            return null;
        }

        var frame = CellFrame().Match(line);
        if (frame.Success)
        {
            return Readable(frame.Groups["method"].Value, $"{frame.Groups["cell"].Value}, line {frame.Groups["line"].Value}");
        }
        frame = CellFrameWithoutLine().Match(line);
        return frame.Success
            && loader.Value?.SourceOf(SubmissionNames.Assembly(int.Parse(frame.Groups["number"].ValueSpan, null))) is { } cell
            ? Readable(frame.Groups["method"].Value, cell)
            : OtherFrame().Replace(line, "$1");
    }

    private static string Readable(string generated, string place)
    {
        var method = GeneratedName().Replace(generated, match => match.Groups["name"] is { Success: true } name ? name.Value : "lambda");
        return method.Contains("<Initialize>", StringComparison.Ordinal) ? $"   at {place}" : $"   at {method} in {place}";
    }

    [GeneratedRegex(@"^   at LossNotebooks\.(Engine|Interactive)\.|^--- End of stack trace from previous location ---$")]
    private static partial Regex PlumbingFrame();

    [GeneratedRegex(@"^   at (Submission#\d+\.)?(?<method>.*) in (.*[\\/])?(?<cell>([^\\/]+ )?cell \d+|[^\\/]+\.csx?):line (?<line>\d+)$")]
    private static partial Regex CellFrame();

    [GeneratedRegex(@"^   at Submission#(?<number>\d+)[.+](?<method>.*)$")]
    private static partial Regex CellFrameWithoutLine();

    // What the compiler makes of a lambda, a local function and an async or iterator method.
    [GeneratedRegex(@"(<>c(__DisplayClass\d+_\d+)?(`\d+)?\.)?(<.*>b__\w+|<.*>g__(?<name>\w+)\|\w+|<(?<name>\w+)>d__\w+\.MoveNext)")]
    private static partial Regex GeneratedName();

    [GeneratedRegex(@"^(   at .*) in .*:line \d+$")]
    private static partial Regex OtherFrame();
}
