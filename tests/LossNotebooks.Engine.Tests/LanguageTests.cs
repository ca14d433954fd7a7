namespace LossNotebooks.Engine.Tests;

public sealed class LanguageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Notebook notebook;

    public LanguageTests() => notebook = new Notebook(folder.Path);

    public void Dispose()
    {
        notebook.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Members_of_a_variable_of_an_earlier_cell_are_completed()
    {
        await notebook.RunAsync("var losses = new List<double>();");
        var completions = await CompleteAsync("losses.Ad|");
        Assert.Equal(["Add", "AddRange"], completions.Items.Take(2).Select(item => item.Text));
        Assert.Equal("Method", completions.Items[0].Kind);
        Assert.Equal((7, 9), (completions.Start, completions.End));
    }

    [Fact]
    public async Task Names_that_cells_and_libraries_declare_are_completed()
    {
        var name = folder.WriteLibrary("namespace Losses { public static class CrossEntropy { } }");
        await notebook.RunAsync($"#r \"{name}.dll\"\nusing Losses;\nvar crossing = 1;");
        Assert.Equal(["crossing", "CrossEntropy"], (await CompleteAsync("var x = cross|")).Items.Select(item => item.Text));
        Assert.Contains(new Completion("display", "Method"), (await CompleteAsync("disp|")).Items);
    }

    [Fact]
    public async Task Under_a_magic_places_are_those_of_the_cell()
    {
        const string Code = "#!time\n#!csharp\nConsole.WriteL|";
        var completions = await CompleteAsync(Code);
        Assert.Equal("WriteLine", completions.Items[0].Text);
        Assert.Equal("WriteL", Code[completions.Start..completions.End]);
    }

    [Fact]
    public async Task Magics_are_completed()
    {
        var completions = await CompleteAsync("1+1\n#!ma|");
        Assert.Equal("#!markdown", Assert.Single(completions.Items).Text);
        Assert.Equal((4, 8), (completions.Start, completions.End));
        Assert.Contains((await CompleteAsync("|\nConsole")).Items, item => item.Text == "Console");
    }

    [Fact]
    public async Task A_symbol_is_inspected_with_its_documentation()
    {
        await notebook.RunAsync("/// <summary>How far off a prediction is.</summary>\ndouble Loss(double y) => y * y;");
        var text = await InspectAsync("Lo|ss(3)");
        Assert.Contains("double Loss(double y)", text, StringComparison.Ordinal);
        Assert.Contains("How far off a prediction is.", text, StringComparison.Ordinal);
        Assert.Contains("(field) int x", await InspectAsync("int x = 1; x|"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_frameworks_documentation_is_found_where_the_sdk_is()
    {
        var packs = Path.GetFullPath("../../../packs/Microsoft.NETCore.App.Ref", Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        if (!Directory.Exists(packs))
        {
            Assert.Skip("This runtime comes without the SDK's reference pack, which has the documentation.");
        }

        Assert.Contains("Returns the absolute value", await InspectAsync("Math.Ab|s(-1.0)"), StringComparison.Ordinal);
        Assert.Contains("Projects each element", await InspectAsync("new[] { 1 }.Sel|ect(x => x)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_nothing_inspection_says_nothing() =>
        Assert.Null(await notebook.Session.InspectAsync("   ", 1, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Faults_are_told_with_their_places_in_the_cell()
    {
        await notebook.RunAsync("var known = 1;");
        const string Code = "#!time\nknown + unknown;\n[Obsolete] void Old() { }\nOld();";
        var faults = await notebook.Session.DiagnoseAsync(Code, TestContext.Current.CancellationToken);
        Assert.Equal([("CS0103", true, "unknown"), ("CS0612", false, "Old()")],
            faults.Where(fault => fault.Id != "CS0201").Select(fault => (fault.Id, fault.IsError, Code[fault.Start..fault.End])));
        Assert.Empty(await notebook.Session.DiagnoseAsync("known", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("1 + 1", Completeness.Complete)]
    [InlineData("for (var i = 0; i < 3; i++)\n{", Completeness.Incomplete)]
    [InlineData("var x = \"\"\"", Completeness.Incomplete)]
    [InlineData("var = ) 1;", Completeness.Invalid)]
    [InlineData("#!markdown\nfor (", Completeness.Complete)]
    public void Code_is_complete_incomplete_or_invalid(string code, Completeness expected) =>
        Assert.Equal(expected, Session.IsComplete(code));

    [Fact]
    public void Words_are_classified_by_what_they_mean_without_running_anything()
    {
        var classifier = new CellClassifier(folder.Path);
        classifier.Classify("record Point(double X); throw new Exception();");
        const string Code = "#!time\nvar p = new Point(1); // a point\np.X";
        var words = classifier.Classify(Code).Select(span => (Code.Substring(span.Start, span.Length), span.Classification)).ToList();
        Assert.Contains(("var", "keyword"), words);
        Assert.Contains(("Point", "record class name"), words);
        Assert.Contains(("1", "number"), words);
        Assert.Contains(("// a point", "comment"), words);
        Assert.Contains(("X", "property name"), words);
        Assert.Contains(("#!time", "preprocessor keyword"), words);
    }

    [Theory]
    [InlineData("Unknown.Thing();")]
    [InlineData("int = ;")]
    [InlineData("#r \"nowhere.dll\"")]
    [InlineData("#load \"nowhere.csx\"")]
    [InlineData("using Nowhere;")]
    [InlineData("class A : A { } int A;")]
    [InlineData("#r \"nuget: !\"\nThing.Of();")]
    public void A_cell_that_does_not_compile_leaves_the_next_as_it_was(string wrong)
    {
        var classifier = new CellClassifier(folder.Path);
        classifier.Classify("record Point(double X);");
        classifier.Classify(wrong);
        Assert.Contains(classifier.Classify("new Point(1)"), span => span is { Start: 4, Classification: "record class name" });
    }

    public static TheoryData<string> TooDeep => new()
    {
        { string.Concat(Enumerable.Repeat("List<", 20_000)) + "int" + new string('>', 20_000) + " x;" },
        { "var x = " + new string('(', 20_000) + "1" + new string(')', 20_000) + ";" },
        { string.Concat(Enumerable.Repeat("$\"{", 500)) + "1" + string.Concat(Enumerable.Repeat("}\"", 500)) },
        { new string('{', 100_000) },
    };

    [Theory]
    [MemberData(nameof(TooDeep))]
    public void Code_that_is_nested_too_deep_for_the_compiler_is_plain(string code) =>
        Assert.Empty(new CellClassifier(folder.Path).Classify(code));

    [Fact]
    public void Classified_spans_are_in_order_and_do_not_overlap()
    {
        const string Code = "var s = $\"{Math.Max(1, 2):F2} {nameof(Math)}\"; static int F(int x) => x; F(s.Length)";
        var end = 0;
        foreach (var span in new CellClassifier(folder.Path).Classify(Code))
        {
            Assert.True(span.Start >= end && span.Length > 0, span.ToString());
            end = span.Start + span.Length;
        }
        Assert.InRange(end, 1, Code.Length);
    }

    private Task<Completions> CompleteAsync(string code)
    {
        var position = code.IndexOf('|', StringComparison.Ordinal);
        return notebook.Session.CompleteAsync(code.Remove(position, 1), position, TestContext.Current.CancellationToken);
    }

    private async Task<string> InspectAsync(string code)
    {
        var position = code.IndexOf('|', StringComparison.Ordinal);
        var bundle = await notebook.Session.InspectAsync(code.Remove(position, 1), position, TestContext.Current.CancellationToken);
        return Assert.IsType<MimeBundle>(bundle).Data["text/plain"]!.ToString();
    }
}
