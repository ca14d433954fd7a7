using System.Text.RegularExpressions;

namespace LossNotebooks.Engine.Tests;

public sealed class DiagnosticTests : IDisposable
{
    private readonly Notebook notebook = new();

    public void Dispose() => notebook.Dispose();

    [Theory]
    [InlineData("int x = \"s\";", "CS0029")]
    [InlineData("double d = 1; int x = d;", "CS0266")]
    [InlineData("Math.Sqrt(\"s\");", "CS1503")]
    [InlineData("class A { } new A(1);", "CS1729")]
    [InlineData("System.Nothing.At();", "CS0234")]
    [InlineData("class A { public int N { get; } } new A().N = 1;", "CS0200")]
    [InlineData("partial class A { public partial int F(); }", "CS8795")]
    [InlineData("while (true) { int x = \"s\"; }", "CS0029")]
    [InlineData("void F() { return; int i = 1; }", "CS0162")]
    public async Task Each_diagnostic_is_printed_once(string code, string id) =>
        Assert.Single(Regex.Matches(await notebook.DiagnosticsAsync(code), "CS[0-9]+: "), match => match.Value == $"{id}: ");

    [Theory]
    [InlineData("object y = f(\"k\")")]
    [InlineData("using var x = new System.IO.MemoryStream();")]
    [InlineData("var y = (1 + ;\nint unused() { return 1; return 2; }")]
    public async Task Of_code_with_syntax_errors_only_these_are_said(string code)
    {
        var diagnostics = await notebook.DiagnosticsAsync(code);
        var errors = Regex.Matches(diagnostics, "error (CS[0-9]+)").Select(match => match.Groups[1].Value);
        Assert.All(errors, id => Assert.StartsWith("CS1", id, StringComparison.Ordinal));
        Assert.DoesNotContain("warning", diagnostics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_semicolon_is_CS1002_alone()
    {
        Assert.Equal("\n(1,18): error CS1002: ; expected\n\n", await notebook.DiagnosticsAsync("object y = f(\"k\")"));
        Assert.Single(Regex.Matches(await notebook.DiagnosticsAsync("using var x = new System.IO.MemoryStream();"), "error"));
    }

    [Fact]
    public async Task A_message_that_tells_two_types_of_one_name_apart_names_cells()
    {
        await notebook.RunAsync("class A { } A Make() => new();");
        await notebook.RunAsync("class A { }");
        var diagnostics = await notebook.DiagnosticsAsync("A a = Make();");
        Assert.Single(Regex.Matches(diagnostics, "CS0029"));
        Assert.Contains("cell 1", diagnostics, StringComparison.Ordinal);
        Assert.DoesNotContain(AppContext.BaseDirectory, diagnostics, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int G(string s)\n  // c\n  => int.Parse(s);\n\nG(\"x\")", 3, 5)]
    [InlineData("int G(string s) // c\n  =>\n  // d\n  int.Parse(s)\n  ;\n\nG(\"x\")", 4, 7)]
    [InlineData("while (true)\n  // c\n  if (true)\n    /* d\n    */ int.Parse(\"x\")\n;", 5, 5)]
    [InlineData("#line 10\nint G(string s) =>\n  int.Parse(s);\nG(\"x\")", 11, 12)]
    [InlineData("#if true\nfor (;;)\n#endif\nint.Parse(\"x\");", 4, 4)]
    public async Task Lines_are_those_of_the_code_as_it_was_written(string code, int inner, int outer)
    {
        var error = await notebook.ErrorAsync(code);
        Assert.Contains(error.Traceback, line => line.EndsWith($"cell 1, line {inner}", StringComparison.Ordinal));
        Assert.EndsWith($"cell 1, line {outer}", error.Traceback[^1], StringComparison.Ordinal);
    }
}
