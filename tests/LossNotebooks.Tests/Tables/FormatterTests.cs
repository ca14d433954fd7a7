namespace LossNotebooks.Tests.Tables;

/// <summary>What front ends are handed, by the type of content that they ask for.</summary>
public class FormatterTests
{
    private static readonly Table Small = new("a < b", ["x"], [[1.5]]);

    [Fact]
    public void A_table_is_offered_as_HTML_first_and_as_aligned_text()
    {
        var offered = Offered(new TableFormatterSource().CreateTypeFormatters(), Small);
        Assert.Equal([("text/html", Small.ToHtml()), ("text/plain", Small.ToString())], offered);
    }

    [Fact]
    public void A_value_is_offered_as_its_text_which_HTML_encodes()
    {
        var offered = Offered(new TextFormatterSource().CreateTypeFormatters(), "a < b & c");
        Assert.Equal([("text/plain", "a < b & c"), ("text/html", "a &lt; b &amp; c")], offered);
    }

    [Fact]
    public void A_value_that_says_nothing_of_itself_is_shown_as_nothing()
    {
        Assert.All(Offered(new TextFormatterSource().CreateTypeFormatters(), new Silent()), one => Assert.Empty(one.Content));
        Assert.Equal("", Offered(new TableFormatterSource().CreateTypeFormatters().Skip(1), new Silent()).Single().Content);
        Assert.DoesNotContain("Silent", new Table("", ["x"], [[new Silent()]]).ToHtml(), StringComparison.Ordinal);
    }

    private static List<(string Type, string Content)> Offered(IEnumerable<TypeFormatter> formatters, object value) =>
    [
        .. formatters.Select(formatter =>
        {
            using var writer = new StringWriter();
            Assert.True(formatter.Format(value, writer));
            return (formatter.MimeType, writer.ToString());
        }),
    ];

    private sealed class Silent
    {
        public override string? ToString() => null;
    }
}
