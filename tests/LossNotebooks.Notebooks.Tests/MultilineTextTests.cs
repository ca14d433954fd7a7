using System.Text.Json.Nodes;

namespace LossNotebooks.Notebooks.Tests;

public sealed class MultilineTextTests
{
    [Fact]
    public void Lines_end_where_Python_s_splitlines_ends_them()
    {
        string[] lines = ["a\n", "\n", "b\r\n", "c\r", "d\v", "e\f", "f\u001c", "g\u001d", "h\u001e", "i\u0085", "j\u2028", "k\u2029",
            "\t\u001f \n", "\r"];
        Assert.Equal(lines, Lines(string.Concat(lines)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a", "a")]
    [InlineData("a\n", "a\n")]
    [InlineData("\r\n", "\r\n")]
    [InlineData("\n\r", "\n", "\r")]
    [InlineData("\r\r\n", "\r", "\r\n")]
    public void The_last_line_may_have_an_end_or_none(string text, params string[] lines) => Assert.Equal(lines, Lines(text));

    [Fact]
    public void What_was_split_is_joined_to_the_same()
    {
        Assert.Equal("a\r\nb", MultilineText.Join(MultilineText.Split("a\r\nb")));
        Assert.Equal("ab", MultilineText.Join(JsonNode.Parse("""["a",null,"b"]""")));
        Assert.Equal("", MultilineText.Join(null));
    }

    private static IEnumerable<string?> Lines(string text) => MultilineText.Split(text).Select(line => (string?)line);
}
