using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LossNotebooks.Notebooks;

/// <summary>
/// Writes JSON byte for byte as Jupyter's nbformat does with Python's <c>json.dumps(…, indent=1, sort_keys=True, ensure_ascii=False)</c>:
/// then a notebook saved from Jupyter and one saved here differ only where they differ.
/// </summary>
public static class NotebookJson
{
    // Python compares whole characters. In UTF-16 those beyond U+FFFF begin with a half from 0xD800 to 0xDBFF, and are still the greatest.
    private static readonly Comparer<string> ByCharacters = Comparer<string>.Create((first, second) =>
    {
        var same = first.AsSpan().CommonPrefixLength(second);
        return same == first.Length || same == second.Length
            ? first.Length - second.Length
            : (char.IsSurrogate(first[same]), first[same]).CompareTo((char.IsSurrogate(second[same]), second[same]));
    });

    /// <summary>The text of some JSON, with a line feed at the end.</summary>
    public static string Write(JsonNode root)
    {
        var text = new StringBuilder();
        Append(text, root, 0);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                AppendList(text, '{', '}', depth, members.OrderBy(member => member.Key, ByCharacters), member =>
                {
                    AppendString(text, member.Key);
                    text.Append(": ");
                    Append(text, member.Value, depth + 1);
                });
                break;
            case JsonArray { Count: > 0 } items:
                AppendList(text, '[', ']', depth, items, item => Append(text, item, depth + 1));
                break;
            case JsonObject: text.Append("{}"); break;
            case JsonArray: text.Append("[]"); break;
            case null: text.Append("null"); break;
            default: AppendScalar(text, node); break;
        }
    }

    private static void AppendList<T>(StringBuilder text, char open, char close, int depth, IEnumerable<T> items, Action<T> append)
    {
        var separator = open;
        foreach (var item in items)
        {
            text.Append(separator).Append('\n').Append(' ', depth + 1);
            append(item);
            separator = ',';
        }
        text.Append('\n').Append(' ', depth).Append(close);
    }

    private static void AppendScalar(StringBuilder text, JsonNode value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String: AppendString(text, value.ToString()); break;
            case JsonValueKind.Number: text.Append(Number(value.ToJsonString())); break;
            default: text.Append(value.ToJsonString()); break;
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    /// <summary>A number as Python's <c>repr</c> prints it: an integer stays as it is; a double has a point or an exponent, which starts at
    /// 1e16.</summary>
    private static string Number(string json)
    {
        if (!json.AsSpan().ContainsAny('.', 'e', 'E'))
        {
            return json == "-0" ? "0" : json; // A whole number has no sign of zero.
        }

        var value = double.Parse(json, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
        {
            return json; // Larger than any double, and Python would write `Infinity`, which is not JSON.
        }
        var text = value.ToString(CultureInfo.InvariantCulture);
        if (Math.Abs(value) is >= 1e16 and < 1e17) // The one power of ten that .NET still writes without an exponent.
        {
            text = text.Insert(text.Length - 16, ".").TrimEnd('0').TrimEnd('.') + "e+16";
        }

        return text.Contains('E') ? text.ToLowerInvariant() : text.AsSpan().ContainsAny('.', 'e') ? text : text + ".0";
    }
}
