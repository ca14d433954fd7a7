namespace LossNotebooks.Engine.Tests;

public sealed class ReferenceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Notebook notebook;

    public ReferenceTests() => notebook = new Notebook(folder.Path);

    public void Dispose()
    {
        notebook.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_dll_is_found_relative_to_the_working_directory_and_its_dependencies_beside_it()
    {
        var inner = folder.WriteLibrary("namespace Inner { public record Number(int Value); }");
        var outer = folder.WriteLibrary(
            "namespace Outer { public static class Maker { public static Inner.Number Make() => new(42); } }", inner);
        Assert.Equal("42", await notebook.ValueAsync($"#r \"{outer}.dll\"\nusing Outer;\nMaker.Make().Value"));
        Assert.Equal("7", await notebook.ValueAsync("using Inner;\nnew Number(7).Value"));
    }

    [Fact]
    public async Task A_later_reference_is_seen_by_later_cells()
    {
        await notebook.RunAsync("var x = 1;");
        var name = folder.WriteLibrary("public static class Late { public static int Value => 3; }");
        Assert.Empty(await notebook.RunAsync($"#r \"{name}.dll\""));
        Assert.Equal("4", await notebook.ValueAsync("Late.Value + x"));
    }

    [Fact]
    public async Task Two_sessions_share_a_library()
    {
        var name = folder.WriteLibrary("public static class Counter { public static int Count; }");
        using var other = new Notebook(folder.Path);
        await notebook.RunAsync($"#r \"{name}.dll\"\nCounter.Count++;");
        Assert.Equal("1", await other.ValueAsync($"#r \"./{name}.dll\"\nCounter.Count"));
    }

    [Fact]
    public async Task An_assembly_of_the_host_wins_over_a_copy_beside_the_library()
    {
        var host = typeof(Session).Assembly.Location;
        File.Copy(host, Path.Combine(folder.Path, "LossNotebooks.Engine.dll"));
        const string Code = "#r \"LossNotebooks.Engine.dll\"\ntypeof(LossNotebooks.Engine.Session).Assembly.Location";
        Assert.Equal(host, await notebook.ValueAsync(Code));
    }

    [Fact]
    public async Task The_compiler_is_there_for_a_cell_that_asks_for_it_and_for_none_before()
    {
        const string parse = "Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseExpression(\"1+2\").ToString()";
        Assert.Contains("CS0234", Assert.IsType<Stream>((await notebook.RunAsync(parse))[0]).Text, StringComparison.Ordinal);
        Assert.Equal("1+2", await notebook.ValueAsync($"#r \"Microsoft.CodeAnalysis.CSharp\"\n{parse}"));
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_is_CS0009()
    {
        folder.File("text.dll", "no assembly");
        var outputs = await notebook.RunAsync("#r \"text.dll\"");
        Assert.Contains("error CS0009", Assert.IsType<Stream>(outputs[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_file_is_loaded_and_its_errors_name_it()
    {
        folder.File("part/helper.csx", "int Twice(int x) => 2 * x;\nint Fail() =>\n    throw new Exception(\"helper\");");
        Assert.Equal("6", await notebook.ValueAsync("#load \"part/helper.csx\"\nTwice(3)"));
        Assert.Contains("   at Fail() in helper.csx, line 3", (await notebook.ErrorAsync("Fail()")).Traceback);
    }
}
