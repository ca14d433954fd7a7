using System.Text.RegularExpressions;

namespace LossNotebooks.Engine.Tests;

public sealed class ErrorTests : IDisposable
{
    private readonly Notebook notebook = new();

    public void Dispose() => notebook.Dispose();

    [Fact]
    public async Task A_compile_error_writes_its_diagnostics_and_then_an_error()
    {
        var outputs = await notebook.RunAsync("var a = 1;\nb + a");
        Assert.Collection(
            outputs,
            output => Assert.Equal(Diagnostic("(2,1): error CS0103: The name 'b' does not exist in the current context"), output),
            output =>
            {
                var error = Assert.IsType<Error>(output);
                Assert.Equal(("Error", "compilation error"), (error.Name, error.Value));
                Assert.Empty(error.Traceback);
            });
    }

    [Fact]
    public async Task Places_in_a_loop_are_those_of_the_code_as_it_was_written()
    {
        var outputs = await notebook.RunAsync("while (true) { Missing(); }");
        Assert.Equal(Diagnostic("(1,16): error CS0103: The name 'Missing' does not exist in the current context"), outputs[0]);
        var error = await notebook.ErrorAsync("foreach (var x in new[] { 0 })\n    Console.Write(\n        1 / x);");
        Assert.Equal("   at cell 2, line 2", error.Traceback[^1]);
    }

    [Fact]
    public async Task An_error_that_only_writing_the_code_brings_to_light_is_said_once_too()
    {
        var outputs = await notebook.RunAsync($"var (a, b) = (\"{new string('a', 1 << 23)}\", \"b\");");
        Assert.Single(Regex.Matches(Assert.IsType<Stream>(outputs[0]).Text, "error CS8103"));
        Assert.Equal("compilation error", Assert.IsType<Error>(outputs[1]).Value);
    }

    [Fact]
    public async Task A_warning_is_shown_and_the_cell_runs()
    {
        var outputs = await notebook.RunAsync("int Late() { return 1; return 2; }\nLate()");
        Assert.Equal(Diagnostic("(1,24): warning CS0162: Unreachable code detected"), outputs[0]);
        Assert.IsType<ExecuteResult>(outputs[1]);
    }

    [Fact]
    public async Task After_a_compile_error_the_session_goes_on()
    {
        await notebook.RunAsync("var a = 41;");
        await notebook.RunAsync("var a = ;");
        Assert.Equal("42\n", await notebook.TextAsync("Console.WriteLine(a + 1)"));
    }

    [Fact]
    public async Task An_exception_names_cell_and_line_and_nothing_of_the_engine()
    {
        await notebook.RunAsync("""
            int Half(int x)
            {
                if (x % 2 == 1)
                    throw new ArgumentException("odd");
                return x / 2;
            }
            """);
        var error = await notebook.ErrorAsync("\n// halve\nHalf(3)");
        Assert.Equal("System.ArgumentException: odd\n   at Half(Int32 x) in cell 1, line 4\n   at cell 2, line 3", error.Value);
        Assert.Equal(error.Value.Split('\n'), error.Traceback);
    }

    [Fact]
    public async Task An_exception_after_an_await_names_cell_and_line()
    {
        var error = await notebook.ErrorAsync("""
            async Task Fail()
            {
                await Task.Delay(1);
                throw new Exception("late");
            }
            await Fail();
            """);
        Assert.Equal("System.Exception: late\n   at Fail() in cell 1, line 4\n   at cell 1, line 6", error.Value);
    }

    [Fact]
    public async Task An_exception_in_a_lambda_inside_the_framework_names_the_cells_lines()
    {
        var error = await notebook.ErrorAsync("var xs = new[] { 1, 0 };\nxs.Select(x =>\n    1 / x).ToList()");
        Assert.Equal("System.DivideByZeroException: Attempted to divide by zero.", error.Traceback[0]);
        Assert.Equal("   at lambda(Int32 x) in cell 1, line 3", error.Traceback[1]);
        Assert.Equal("   at cell 1, line 2", error.Traceback[^1]);
    }

    [Fact]
    public async Task What_a_failed_cell_had_declared_stays()
    {
        await notebook.RunAsync("var a = 5; throw new Exception();");
        Assert.Equal("5\n", await notebook.TextAsync("Console.WriteLine(a)"));
    }

    [Theory]
    [InlineData("var a = new[] { 1, 2, 3 }; var i = 10;\na[i]", "   at cell 1, line 2")]
    [InlineData("var a = new[] { 1 };\nchecked { int m = int.MaxValue;\n m += a[0]; }", "   at cell 1, line 3")]
    [InlineData("object o = \"a\";\nvar n = (int)o;", "   at cell 1, line 2")]
    [InlineData("var a = new[] { 1, 2, 3 };\nfor (var i = 0; i < 9; i++) a[i] = i;", "   at cell 1")]
    [InlineData("int At(int[] a, int i) => a[i];\nAt([1], 5)", "   at At(Int32[] a, Int32 i) in cell 1")]
    public async Task An_exception_that_the_processor_finds_names_the_cell_too(string code, string place)
    {
        var error = await notebook.ErrorAsync(code);
        Assert.StartsWith(place, error.Traceback[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Submission", error.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("try { throw new Exception(); } catch (Exception e) { Console.Write(e); }")]
    [InlineData("try { throw new Exception(); } catch (Exception e) { Console.Write(e.StackTrace); }")]
    [InlineData("string Where([System.Runtime.CompilerServices.CallerFilePath] string path = \"\") => path;\nConsole.Write(Where());")]
    public async Task What_a_cell_prints_of_its_own_place_is_its_name_and_no_path(string code)
    {
        var text = await notebook.TextAsync(code);
        Assert.Matches("^cell 1$| in cell 1:line 1$", text);
        Assert.DoesNotContain(AppContext.BaseDirectory, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_dll_is_CS0006_and_the_session_goes_on()
    {
        await notebook.RunAsync("var a = 1;");
        var outputs = await notebook.RunAsync("#r \"not/there.dll\"\na");
        Assert.Equal(Diagnostic("(1,1): error CS0006: Metadata file 'not/there.dll' could not be found"), outputs[0]);
        Assert.IsType<Error>(outputs[1]);
        Assert.Equal("1\n", await notebook.TextAsync("Console.WriteLine(a)"));
    }

    private static Stream Diagnostic(string text) => new("stderr", $"\n{text}\n\n");
}
