using System.IO.Compression;
using System.Text.RegularExpressions;
using LossNotebooks.Engine.Packages;

namespace LossNotebooks.Engine.Tests;

public sealed partial class PackageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Notebook notebook;

    public PackageTests()
    {
        folder.UsePackagesHere();
        notebook = new Notebook(folder.Path);
    }

    public void Dispose()
    {
        notebook.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_package_is_restored_with_its_dependencies_and_used_in_the_same_cell()
    {
        var inner = Pack("public record Inside(int Value);", "1.0.0");
        var outer = Pack("public static class Outside { public static Inside Make() => new(42); }", "2.1.0", dependency: inner);
        var outputs = await notebook.RunAsync($"#r \"nuget: {outer}, 2.1.0\"\nOutside.Make().Value");
        Assert.Contains($"<li><span>{outer}, 2.1.0</span></li>", Installed(outputs[0]), StringComparison.Ordinal);
        Assert.Contains("42", Assert.IsType<ExecuteResult>(outputs[1]).Data.Data["text/html"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("7", await notebook.ValueAsync("new Inside(7).Value"));
    }

    [Fact]
    public async Task Without_a_version_the_newest_is_taken_and_a_second_version_is_refused()
    {
        var name = Pack("public static class Versioned { }", "1.0.0");
        Pack("public static class Versioned { }", "1.5.0", name);
        Assert.Equal([$"{name}, 1.5.0"], await InstalledAsync($"#r \"nuget:{name}\""));
        Assert.Equal(
            $"{name} version 1.0.0 cannot be added because version 1.5.0 was added previously.",
            (await notebook.ErrorAsync($"#r \"nuget: {name}, 1.0.0\"")).Value);
        Assert.Equal("2", await notebook.ValueAsync("1+1"));
    }

    [Fact]
    public async Task A_package_that_is_not_there_is_said_in_a_sentence_and_the_session_goes_on()
    {
        var error = await notebook.ErrorAsync("#r \"nuget: LossNotebooks.NoSuchPackage, 1.0.0\"");
        Assert.StartsWith("The package could not be restored: Unable to find package Loss", error.Value, StringComparison.Ordinal);
        Assert.EndsWith("(NU1101)", error.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(".csproj", error.Value, StringComparison.Ordinal);
        Assert.Equal("2", await notebook.ValueAsync("1+1"));
    }

    [Fact]
    public async Task A_source_of_packages_can_be_named()
    {
        var name = Pack("public static class Elsewhere { public const int Value = 9; }", "1.0.0", source: "more");
        Assert.IsType<Error>((await notebook.RunAsync($"#r \"nuget: {name}, 1.0.0\""))[^1]);
        var outputs = await notebook.RunAsync($"#i \"nuget: more\"\n#r \"nuget: {name}, 1.0.0\"\nElsewhere.Value");
        Assert.IsType<ExecuteResult>(outputs[^1]);
    }

    [Fact]
    public async Task A_mistyped_source_is_said_in_a_sentence_and_does_not_stay()
    {
        var name = Pack("public static class Reached { }", "1.0.0");
        Assert.Equal(
            "'nosuch' is no source of packages: it is neither a folder, seen from the notebook's, nor an http address.",
            (await notebook.ErrorAsync("#i \"nuget: nosuch\"")).Value);
        await notebook.RunAsync("#i \"nuget: http://127.0.0.1:9/index.json\"");
        Assert.Contains("127.0.0.1:9", (await notebook.ErrorAsync($"#r \"nuget: {name}, 1.0.0\"")).Value, StringComparison.Ordinal);
        Assert.Equal([$"{name}, 1.0.0"], await InstalledAsync($"#r \"nuget: {name}, 1.0.0\""));
    }

    [Fact]
    public async Task A_restore_that_failed_can_be_tried_again()
    {
        var library = folder.WriteLibrary("public static class Again { public const int Value = 3; }");
        var ask = $"#r \"nuget: {library}, 1.0.0\"\nAgain.Value";
        var first = await notebook.ErrorAsync(ask);
        Assert.Equal(first.Value, (await notebook.ErrorAsync(ask)).Value);
        PackLibrary(library, "1.0.0");
        Assert.IsType<ExecuteResult>((await notebook.RunAsync(ask))[^1]);
    }

    [Theory]
    [InlineData("1.*")]
    [InlineData("")]
    [InlineData("[1.0, 2.0)")]
    [InlineData("*-*", Explicit = true)]
    [InlineData("1.0", Explicit = true)]
    [InlineData("1.0.1", Explicit = true)]
    public async Task A_package_can_be_asked_for_twice_with_the_same_words(string version)
    {
        var name = Pack("public static class Asked { }", "1.0.1");
        var ask = version.Length > 0 ? $"#r \"nuget: {name}, {version}\"" : $"#r \"nuget: {name}\"";
        Assert.Equal([$"{name}, 1.0.1"], await InstalledAsync(ask));
        Assert.Equal([$"{name}, 1.0.1"], await InstalledAsync(ask));
    }

    [Fact]
    public async Task A_version_that_is_not_there_is_said_in_a_sentence_beside_the_one_that_was_taken()
    {
        var name = Pack("public static class Instead { }", "1.5.0");
        foreach (var outputs in new[] { await notebook.RunAsync(Ask(name)), await notebook.RunAsync(Ask(name)) })
        {
            Assert.Contains($"{name}, 1.5.0", Installed(outputs[0]), StringComparison.Ordinal);
            Assert.Equal(new Stream("stderr", $"{name} 1.2.3 is not to be had; 1.5.0, the next that there is, was taken.\n"), outputs[1]);
        }

        static string Ask(string name) => $"#r \"nuget: {name}, 1.2.3\"";
    }

    [Fact]
    public async Task Without_a_version_what_is_loaded_stays_and_is_named()
    {
        var name = Pack("public static class Kept { }", "1.0.0");
        Pack("public static class Kept { }", "2.0.0", name);
        await notebook.RunAsync($"#r \"nuget: {name}, 1.0.0\"");
        Assert.Equal([$"{name}, 1.0.0"], await InstalledAsync($"#r \"nuget: {name}\""));
        Assert.Equal([$"{name}, 1.0.0"], await InstalledAsync($"#r \"nuget: {name}, 1.*\""));
        Assert.Equal(
            $"{name} version 2.* cannot be added because version 1.0.0 was added previously.",
            (await notebook.ErrorAsync($"#r \"nuget: {name}, 2.*\"")).Value);
    }

    [Fact]
    public async Task A_later_package_that_needs_a_newer_one_than_is_loaded_is_said_in_a_sentence()
    {
        var inner = Pack("public static class Needed { }", "1.0.0");
        var first = Pack("public static class First { }", "1.0.0", dependency: inner);
        await notebook.RunAsync($"#r \"nuget: {first}, 1.0.0\"");
        PackLibrary(inner, "3.0.0");
        const string Code = "public static class Second { public const int Value = 8; }";
        var second = Pack(Code, "1.0.0", dependency: inner, dependencyVersion: "3.0.0");
        var outputs = await notebook.RunAsync($"#r \"nuget: {second}, 1.0.0\"\nSecond.Value");
        Assert.StartsWith(
            $"{inner} 3.0.0 is needed, but version 1.0.0 was loaded before and stays;",
            Assert.Single(outputs.OfType<Stream>()).Text,
            StringComparison.Ordinal);
        Assert.IsType<ExecuteResult>(outputs[^1]);
    }

    [Theory]
    [InlineData("#r nuget:A", "r A ")]
    [InlineData("#r nuget: A, 1.0.0", "r A 1.0.0")]
    [InlineData("# r \"NuGet:A\"", "r A ")]
    [InlineData("  #r \"nuget:A,1.0.0\" // a comment", "r A 1.0.0")]
    [InlineData("#i nuget:packages\n#r \"nuget: A, [1.0.0]\"", "i packages |r A [1.0.0]")]
    public void A_directive_may_be_written_in_many_ways(string code, string read)
    {
        var (rest, directives) = PackageDirective.Take(code);
        Assert.Equal(read, string.Join('|', directives.Select(each => $"{(each.IsSource ? 'i' : 'r')} {each.Target} {each.Version}")));
        Assert.DoesNotContain('#', rest);
    }

    [Theory]
    [InlineData("#r \"nuget:\"", "'' is no id of a package: write #r \"nuget: Id\" or #r \"nuget: Id, 1.2.3\".")]
    [InlineData("#r \"nuget: A, x.y\"", "'x.y' is no version of the package A: write 1.2.3, 1.*, or [1.0, 2.0) for a range.")]
    [InlineData("#r \"nuget: A, 1.0\"\n#r \"nuget: a, 2.0\"", "A cannot be added in 2 versions (1.0, 2.0).")]
    public async Task A_directive_that_cannot_be_met_is_said_in_a_sentence(string code, string sentence) =>
        Assert.Equal(sentence, (await notebook.ErrorAsync(code)).Value);

    [Fact]
    public async Task What_only_looks_like_a_directive_is_left_alone()
    {
        const string Code = """"
            /*
            #r "nuget: NoSuchPackage"
            */
            #if NEVER
            #r "nuget: NoSuchPackage"
            #r "none.dll"
            #load "none.csx"
            #endif
            var text = """
                #r "nuget: NoSuchPackage"
                """;
            text
            """";
        Assert.Equal("#r \"nuget: NoSuchPackage\"", await notebook.ValueAsync(Code));
    }

    [Fact]
    public async Task An_SDK_that_a_file_beside_the_notebook_asks_for_is_not_needed()
    {
        folder.File("global.json", """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""");
        var name = Pack("public static class Unpinned { }", "1.0.0");
        Assert.Equal([$"{name}, 1.0.0"], await InstalledAsync($"#r \"nuget: {name}, 1.0.0\""));
    }

    [Fact]
    public async Task A_package_that_the_engine_is_made_of_can_be_had_in_another_version()
    {
        const string Code = "namespace NuGet.Versioning { public static class Other { public const int Value = 5; } }";
        folder.WriteLibraryNamed("NuGet.Versioning", Code);
        PackLibrary("NuGet.Versioning", "0.1.0");
        var outputs = await notebook.RunAsync("#r \"nuget: NuGet.Versioning, 0.1.0\"\nNuGet.Versioning.Other.Value");
        Assert.Contains("5", Assert.IsType<ExecuteResult>(outputs[^1]).Data.Data["text/html"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_would_replace_a_part_of_the_framework_is_refused_in_a_sentence()
    {
        folder.WriteLibraryNamed("System.Text.Json", "[assembly: System.Reflection.AssemblyVersion(\"99.0.0.0\")]");
        PackLibrary("System.Text.Json", "99.0.0");
        Assert.Equal(
            "System.Text.Json version 99.0.0 cannot be added: it brings System.Text.Json 99.0.0.0, and "
            + $"{typeof(System.Text.Json.JsonDocument).Assembly.GetName().Version} is loaded already.",
            (await notebook.ErrorAsync("#r \"nuget: System.Text.Json, 99.0.0\"")).Value);
    }

    [Fact]
    public async Task A_package_of_which_another_version_came_from_a_folder_is_refused_in_a_sentence()
    {
        var library = folder.WriteLibrary("[assembly: System.Reflection.AssemblyVersion(\"1.0.0.0\")]");
        await notebook.RunAsync($"#r \"{library}.dll\"");
        Directory.CreateDirectory(Path.Combine(folder.Path, "newer"));
        var newer = folder.WriteLibraryNamed("newer/" + library, "[assembly: System.Reflection.AssemblyVersion(\"2.0.0.0\")]");
        PackLibrary(library, "2.0.0", newer);
        Assert.Equal(
            $"{library} version 2.0.0 cannot be added: it brings {library} 2.0.0.0, and 1.0.0.0 is loaded already.",
            (await notebook.ErrorAsync($"#r \"nuget: {library}, 2.0.0\"")).Value);
    }

    [Theory]
    [InlineData("Microsoft.DotNet.Interactive, 1.0.0-beta.20000.1")]
    [InlineData("Microsoft.DotNet.Interactive.CSharp, *-*")]
    public async Task The_packages_of_dotnet_interactive_are_there_already(string package)
    {
        Assert.Equal([$"{package.Split(',')[0]} (part of LossNotebooks)"], await InstalledAsync($"#r \"nuget: {package}\""));
        Assert.Equal("2", await notebook.ValueAsync("1+1"));
    }

    [Fact]
    public async Task A_package_that_brings_dotnet_interactive_along_gets_the_engines()
    {
        folder.WriteLibraryNamed("Microsoft.DotNet.Interactive", "namespace Microsoft.DotNet.Interactive { public class Kernel { } }");
        PackLibrary("Microsoft.DotNet.Interactive", "1.0.0");
        const string Code = """
            using Microsoft.DotNet.Interactive;
            public static class Bringing { public static string Name(Kernel kernel) => kernel is null ? null : "ours"; }
            """;
        var extension = Pack(Code, "1.0.0", dependency: "Microsoft.DotNet.Interactive");
        await notebook.RunAsync($"#r \"nuget: {extension}, 1.0.0\"");
        Assert.Equal("ours", await notebook.ValueAsync("Bringing.Name(Microsoft.DotNet.Interactive.Kernel.Root)"));
    }

    [Fact]
    public void Words_that_a_package_declares_are_classified_and_nothing_is_loaded()
    {
        var inner = Pack("public record Inside(int Value);", "1.0.0");
        var outer = Pack("public static class Outside { public static Inside Make() => new(42); }", "1.0.0", dependency: inner);
        var classifier = new CellClassifier(folder.Path);
        classifier.Classify($"#r \"nuget: {outer}, 1.0.0\"");
        classifier.Classify("1");
        Assert.Equal(
            [(0, "class name"), (8, "method name"), (15, "property name")],
            classifier.Classify("Outside.Make().Value")
                .Where(span => span.Length > 1).Select(span => (span.Start, span.Classification)));
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == outer);
    }

    private string Pack(
        string code,
        string version,
        string? name = null,
        string? dependency = null,
        string dependencyVersion = "1.0.0",
        string source = "packages")
    {
        var library = folder.WriteLibrary(code, dependency is null ? [] : [dependency]);
        name ??= library;
        using var package = folder.Package(Path.Combine(source, $"{name}.{version}"), name, version, dependency, dependencyVersion);
        package.CreateEntryFromFile(Path.Combine(folder.Path, library + ".dll"), $"lib/net10.0/{library}.dll");
        return name;
    }

    private void PackLibrary(string library, string version, string? path = null)
    {
        using var package = folder.Package(Path.Combine("packages", $"{library}.{version}"), library, version);
        package.CreateEntryFromFile(path ?? Path.Combine(folder.Path, library + ".dll"), $"lib/net10.0/{library}.dll");
    }

    private async Task<IEnumerable<string>> InstalledAsync(string code) =>
        Item().Matches(Installed(Assert.Single(await notebook.RunAsync(code)))).Select(item => item.Groups[1].Value);

    private static string Installed(Output output) => Assert.IsType<DisplayData>(output).Data.Data["text/html"]!.ToString();

    [GeneratedRegex("<li><span>(.*?)</span></li>")]
    private static partial Regex Item();
}
