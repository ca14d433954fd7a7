namespace LossNotebooks.Engine.Tests;

public sealed class CultureTests : IDisposable
{
    private readonly Notebook notebook = new();

    public void Dispose() => notebook.Dispose();

    [Theory]
    [InlineData("1234.5.ToString(\"N1\", new System.Globalization.CultureInfo(\"de-DE\"))", "1.234,5")]
    [InlineData("5m.ToString(\"C\", new System.Globalization.CultureInfo(\"en-US\"))", "$5.00")]
    [InlineData("System.Globalization.CultureInfo.CurrentCulture = new(\"fr-FR\"); 1.5.ToString()", "1,5")]
    public async Task A_cell_that_asks_for_a_culture_gets_it(string code, string text) =>
        Assert.Equal(text, await notebook.ValueAsync(code.Replace("; ", ";\n", StringComparison.Ordinal)));

    [Theory]
    [InlineData("1234.5.ToString(\"N1\")", "1,234.5")]
    [InlineData("await Task.Run(() => $\"{1.5} {System.Globalization.CultureInfo.CurrentCulture.Name}\")", "1.5 ")]
    [InlineData("string.Join(' ', new[] { \"zebra\", \"apfel\", \"Zoo\" }.OrderBy(s => s))", "apfel zebra Zoo")]
    public async Task A_cell_that_asks_for_none_has_the_invariant_culture_with_words_in_their_natural_order(string code, string text) =>
        Assert.Equal(text, await notebook.ValueAsync(code));

    [Fact]
    public async Task A_culture_that_a_cell_has_set_for_itself_ends_with_it()
    {
        await notebook.RunAsync("System.Globalization.CultureInfo.CurrentCulture = new(\"de-DE\");");
        Assert.Equal("1.5", await notebook.ValueAsync("1.5.ToString()"));
    }
}
