namespace LossNotebooks.Engine.Tests;

/// <summary>What a cell's value is, above all that no cell shows a null that nobody wrote.</summary>
public sealed class ValueTests : IDisposable
{
    private const string Function = "int One() { return 1; }";

    private readonly Notebook notebook = new();

    public void Dispose() => notebook.Dispose();

    [Theory]
    [InlineData("{ " + Function + " One(); }")]
    [InlineData("var n = 1; if (n > 0) { " + Function + " One(); } else { " + Function + " One(); }")]
    [InlineData("for (var i = 0; i < 2; i++) { " + Function + " One(); }")]
    [InlineData("foreach (var i in new[] { 1 }) { " + Function + " One(); }")]
    [InlineData("while (true) { " + Function + " One(); break; }")]
    [InlineData("do { " + Function + " One(); } while (false);")]
    [InlineData("var n = 1; switch (n) { case 1: " + Function + " One(); break; }")]
    [InlineData("try { " + Function + " One(); } finally { " + Function + " One(); }")]
    [InlineData("using (new System.IO.MemoryStream()) { " + Function + " One(); }")]
    [InlineData("lock (new object()) { " + Function + " One(); }")]
    [InlineData("checked { " + Function + " One(); }")]
    [InlineData(Function)]
    [InlineData("Func<int> one = () => { return 1; };")]
    [InlineData("new List<int> { 1 }.ForEach(i => { return; });")]
    [InlineData("class C { int One() { return 1; } }")]
    [InlineData("if (true) { object one = 1; one.ToString(); }")]
    [InlineData("return;")]
    [InlineData("if (true) { return; }")]
    [InlineData("var n = 0; if (n > 0) { return n; }")]
    [InlineData("var n = 0; switch (n) { case 1: return n; }")]
    [InlineData("try { throw new Exception(); } catch { }")]
    public async Task A_cell_without_an_expression_at_its_end_has_no_value(string code) => Assert.Empty(await notebook.RunAsync(code));

    [Theory]
    [InlineData("return 1;")]
    [InlineData("{ return 1; }")]
    [InlineData("var n = 1; if (n < 0) { } else { return 1; }")]
    [InlineData("var n = 1; switch (n) { case 1: return 1; default: return 2; }")]
    [InlineData("try { throw new Exception(); } catch { return 1; }")]
    [InlineData("foreach (var i in new[] { 1 }) { return i; }")]
    [InlineData("{ " + Function + " return One(); }")]
    [InlineData("{ " + Function + " One(); }\n1")]
    public async Task What_a_cell_returns_is_its_value(string code) => Assert.Equal("1", await notebook.ValueAsync(code));

    [Theory]
    [InlineData("(object)null")]
    [InlineData("string s = null;\ns")]
    [InlineData("return null;")]
    [InlineData("var n = 1; if (n > 0) { return null; } else { return 1; }")]
    [InlineData("while (true) { return null; }")]
    [InlineData("var n = 0; if (n == 0) { return null; } throw new Exception();")]
    [InlineData("var n = 1; switch (n) { case 1: return null; default: return 2; }")]
    public async Task A_null_that_is_written_is_shown(string code) => Assert.Equal("<null>", await notebook.ValueAsync(code));
}
