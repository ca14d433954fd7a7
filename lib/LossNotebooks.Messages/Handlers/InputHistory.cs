using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace LossNotebooks.Messages.Handlers;

/// <summary>The cells that have been run since the kernel started, each with the text of its result.</summary>
internal sealed class InputHistory
{
    private const int Session = 1;
    private readonly List<Entry> entries = [];

    public void Add(int line, string input, string? output) => entries.Add(new Entry(line, input, output));

    public JsonObject Reply(Request request)
    {
        var count = request.Number("n", int.MaxValue);
        var found = request.Text("hist_access_type") switch
        {
            "tail" => entries.TakeLast(count),
            // 0 is the running session, and so would be a session before it: there is none.
            "range" => request.Number("session", 0) is 0 or Session
                ? entries.Where(entry => entry.Line >= request.Number("start", 0) && entry.Line < request.Number("stop", int.MaxValue))
                : [],
            "search" => Search(request).TakeLast(count),
            var other => throw new ArgumentException($"There is no hist_access_type '{other}'; there are tail, range and search."),
        };
        var withOutput = request.Flag("output", false);
        return new()
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. found.Select(entry => new JsonArray(Session, entry.Line, Text(entry)))]),
        };

        JsonNode Text(Entry entry) => withOutput ? new JsonArray(entry.Input, entry.Output) : entry.Input;
    }

    private IEnumerable<Entry> Search(Request request)
    {
        var pattern = request.Content.TryGetProperty("pattern", out var glob) ? glob.GetString() : "*";
        var found = entries.Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Input, ignoreCase: false));
        return request.Flag("unique", false) ? found.Reverse().DistinctBy(entry => entry.Input).Reverse() : found;
    }

    private sealed record Entry(int Line, string Input, string? Output);
}
