using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site.Tests.Live;

/// <summary>The fragment of a link to a page with cells, which anybody may have written.</summary>
public sealed class SharedLinkTests : IDisposable
{
    private readonly NodeProgram node = new("What reads links",
        Path.Combine(Fixture.Repository, "tests", "LossNotebooks.Site.Tests", "Fixtures", "share.mjs"), TimeSpan.FromSeconds(10));

    public SharedLinkTests() => Tools.NeedNode();

    public void Dispose() => node.Dispose();

    [Fact]
    public void Cells_come_out_as_they_went_in()
    {
        var text = Gen.Elements("", "var x = 1;", "\"\"\"\nθ 😀\n\"\"\"", "\0\n\t\\", "</script>", new string('a', 5000));
        Randomly.ForAll(from cells in text.NonEmptyListOf() where cells.Count <= 200 select cells.ToArray(),
            cells => Assert.Equal(cells, Cells(Ask(new { cells }))), count: 60);
    }

    [Fact]
    public void Whatever_else_a_link_holds_is_told_in_a_sentence()
    {
        var packed = Pack("""["var x = 1;", "x"]""");
        var mutated =
            from place in Gen.Choose(0, packed.Length - 1)
            from letter in Gen.Elements("", "A", "-", "_", "%", "é", "====", "\0")
            from length in Gen.Choose(0, 3)
            select packed[..place] + letter + packed[Math.Min(place + length, packed.Length)..];
        var json = Gen.Elements("null", "[]", "[1]", "[null]", "{}", "[[\"x\"]]", "[\"\\ud800\"]", "\"x\"", "[\"x\"",
            "{\"length\": 1, \"0\": \"x\"}");
        var noise = from letters in Gen.Elements("A", "_", "%", "9", "#").ListOf() select string.Concat(letters);
        var fragment = Gen.OneOf(mutated, from value in json select Pack(value), noise);
        Randomly.ForAll(fragment, CheckAnswer, count: 400);
    }

    [Fact]
    public void What_would_fill_the_page_is_refused()
    {
        Assert.Equal("The link holds more than a page can show.", Error(Pack($"[\"{new string('x', 5_000_000)}\"]")));
        Assert.StartsWith("The link holds no cells", Error(Pack(new string('[', 900_000))), StringComparison.Ordinal);
        Assert.StartsWith("The link holds no list of cells", Error(Pack($"[{string.Join(',', Enumerable.Repeat("\"\"", 201))}]")),
            StringComparison.Ordinal);
        Assert.StartsWith("The link is too long", Error(new string('A', 30_001)), StringComparison.Ordinal);
    }

    private void CheckAnswer(string fragment)
    {
        var answer = Ask(new { fragment });
        if (answer["error"] is { } error)
        {
            Assert.StartsWith("The link ", (string?)error, StringComparison.Ordinal);
        }
        else
        {
            Assert.InRange(Cells(answer).Length, 1, 200);
        }
    }

    private string? Error(string fragment) => (string?)Ask(new { fragment })["error"];

    private JsonNode Ask(object request) => JsonNode.Parse(node.Ask(JsonSerializer.Serialize(request))!)!;

    private static string[] Cells(JsonNode answer) => [.. answer["cells"]!.AsArray().Select(cell => (string)cell!)];

    private static string Pack(string json)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize))
        {
            deflate.Write(Encoding.UTF8.GetBytes(json));
        }
        return Base64Url.EncodeToString(packed.ToArray());
    }
}
