using System.Text.Json.Nodes;

namespace LossNotebooks.Notebooks.Tests;

/// <summary>What Python's <c>json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False)</c> makes of a text.</summary>
public sealed class NotebookJsonTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "-0.0")]
    [InlineData("-17", "-17")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("1.0", "1.0")]
    [InlineData("100.50", "100.5")]
    [InlineData("2.5E+3", "2500.0")]
    [InlineData("1e5", "100000.0")]
    [InlineData("1e15", "1000000000000000.0")]
    [InlineData("9999999999999998.0", "9999999999999998.0")]
    [InlineData("1e16", "1e+16")]
    [InlineData("-1e16", "-1e+16")]
    [InlineData("1.5e16", "1.5e+16")]
    [InlineData("12345678901234567.0", "1.2345678901234568e+16")]
    [InlineData("99999999999999990.0", "9.999999999999998e+16")]
    [InlineData("1e17", "1e+17")]
    [InlineData("123456789012345680000.0", "1.2345678901234568e+20")]
    [InlineData("1e100", "1e+100")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    [InlineData("0.1", "0.1")]
    [InlineData("0.00010", "0.0001")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("1.5e-7", "1.5e-07")]
    [InlineData("5e-324", "5e-324")]
    public void Numbers_are_written_as_Python_writes_them(string json, string written) =>
        Assert.Equal($"{written}\n", NotebookJson.Write(JsonNode.Parse(json)!));

    [Fact]
    public void Lists_and_objects_have_a_line_for_each_item_and_nothing_within_when_they_are_empty() => Assert.Equal(
        """
        {
         "a": {},
         "b": [],
         "c": [
          1,
          null,
          true,
          {
           "x": "y"
          }
         ]
        }

        """,
        NotebookJson.Write(JsonNode.Parse("""{"b":[],"a":{},"c":[1,null,true,{"x":"y"}]}""")!));

    [Fact]
    public void Only_what_JSON_asks_for_is_escaped() => Assert.Equal(
        """
        "\b\f\n\r\t\"\\\u0001\u001f
        """ + "\u007f\u2028é😀/<'\"\n",
        NotebookJson.Write(JsonValue.Create("\b\f\n\r\t\"\\\u0001\u001f\u007f\u2028é😀/<'")));

    [Fact]
    public void Members_stand_in_the_order_of_their_characters_also_of_those_that_UTF_16_has_as_two_halves()
    {
        string[] names = ["", "B", "a", "aa", "é", "\uFB00", "\uFB00a", "😀", "😀a", "🙂"];
        var text = NotebookJson.Write(new JsonObject(Enumerable.Reverse(names).Select(name => KeyValuePair.Create(name, (JsonNode?)1))));
        Assert.Equal(names, JsonNode.Parse(text)!.AsObject().Select(member => member.Key));
    }
}
