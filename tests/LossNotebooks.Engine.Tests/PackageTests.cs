using System.IO.Compression;

namespace LossNotebooks.Engine.Tests;

public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Notebook notebook;

    public PackageTests()
    {
        // Only the folder's own packages, whatever the machine is set up for.
        folder.File("nuget.config", """
            <configuration>
              <config><add key="globalPackagesFolder" value="restored" /></config>
              <packageSources><clear /><add key="here" value="packages" /></packageSources>
            </configuration>
            """);
        Directory.CreateDirectory(Path.Combine(folder.Path, "packages"));
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
        Assert.Contains("1.5.0", Installed(Assert.Single(await notebook.RunAsync($"#r \"nuget:{name}\""))), StringComparison.Ordinal);
        Assert.Equal(
            $"{name} version 1.0.0 cannot be added because version 1.5.0 was added previously.",
            (await notebook.ErrorAsync($"#r \"nuget: {name}, 1.0.0\"")).Value);
        Assert.Equal("2", await notebook.ValueAsync("1+1"));
    }

    [Fact]
    public async Task A_package_that_is_not_there_is_said_in_a_sentence_and_the_session_goes_on()
    {
        var error = await notebook.ErrorAsync("#r \"nuget: LossNotebooks.NoSuchPackage, 1.0.0\"");
        Assert.StartsWith("The package could not be restored: Unable to find package LossNotebooks.", error.Value, StringComparison.Ordinal);
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

    private string Pack(string code, string version, string? name = null, string? dependency = null, string source = "packages")
    {
        var library = folder.WriteLibrary(code, dependency is null ? [] : [dependency]);
        name ??= library;
        Directory.CreateDirectory(Path.Combine(folder.Path, source));
        using var package = ZipFile.Open(Path.Combine(folder.Path, source, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        package.CreateEntryFromFile(Path.Combine(folder.Path, library + ".dll"), $"lib/net10.0/{library}.dll");
        using var specification = new StreamWriter(package.CreateEntry(name + ".nuspec").Open());
        var dependencies = dependency is null ? "" : $"<dependency id=\"{dependency}\" version=\"1.0.0\" />";
        specification.Write($"""
            <package>
              <metadata>
                <id>{name}</id><version>{version}</version><authors>tests</authors><description>A test's package.</description>
                <dependencies><group targetFramework="net10.0">{dependencies}</group></dependencies>
              </metadata>
            </package>
            """);
        return name;
    }

    private static string Installed(Output output) => Assert.IsType<DisplayData>(output).Data.Data["text/html"]!.ToString();
}
