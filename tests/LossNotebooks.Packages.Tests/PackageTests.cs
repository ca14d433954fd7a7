using System.IO.Compression;

namespace LossNotebooks.Packages.Tests;

/// <summary>The packages, used from a folder that knows nothing of the clone.</summary>
public class PackageTests(Feed feed) : IClassFixture<Feed>
{
    private const string Program = """
        using LossNotebooks;

        var fit = Recipe.Choose(new PoissonLikelihood()).Predict(new LinearModel(1)).Train([0, 1, 2, 3], [1, 2, 4, 8]);
        Console.WriteLine($"{Math.Exp(fit.Phi[1]):F4} {fit.Infer(4).Mean:F4}");
        """;

    [Fact]
    public async Task A_program_takes_the_core_alone()
    {
        await feed.PackAsync("LossNotebooks");
        var place = feed.Place("console");
        File.WriteAllText(Path.Combine(place, "Program.cs"), Program);
        File.WriteAllText(Path.Combine(place, "console.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LossNotebooks" Version="{Feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        Assert.Equal("2.0000 16.0000", (await feed.RunAsync(place, "dotnet", "run")).Succeed().Trim());
        var assemblies = Directory.GetFiles(Path.Combine(place, "bin"), "*.dll", SearchOption.AllDirectories).Select(Path.GetFileName);
        Assert.DoesNotContain(assemblies, name => name is "FSharp.Core.dll" or "Plotly.NET.dll" or "LossNotebooks.Course.dll");
    }

    [Fact]
    public async Task A_file_is_a_program_the_README_s_first()
    {
        await feed.PackAsync("LossNotebooks");
        var place = feed.Place("file");
        var readme = File.ReadAllText(Path.Combine(Fixture.Repository, "README.md"));
        File.WriteAllText(Path.Combine(place, "fit.cs"), Code(readme)[0]
            .Replace("../LossNotebooks/packages", feed.Packages, StringComparison.Ordinal)
            .Replace("../LossNotebooks", Fixture.Repository, StringComparison.Ordinal));
        Assert.Contains("Bernoulli(p = 0.999609), mode 1", (await feed.RunAsync(place, "dotnet", "run", "fit.cs")).Succeed(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_package_s_README_shows_code_that_runs()
    {
        await feed.PackAsync("LossNotebooks");
        var place = feed.Place("readme");
        File.Copy(Path.Combine(Fixture.Repository, "data", "oring.csv"), Path.Combine(place, "all.csv"));
        File.WriteAllLines(Path.Combine(place, "oring.csv"),
            File.ReadLines(Path.Combine(place, "all.csv")).Select(line => line[(line.IndexOf(',') + 1)..]));
        var ovarian = File.ReadAllText(Path.Combine(Fixture.Repository, "tests", "LossNotebooks.Tests", "References", "ovarian.csv"));
        File.WriteAllText(Path.Combine(place, "lung.csv"), ovarian.Replace("futime", "days", StringComparison.Ordinal)
            .Replace("fustat", "died", StringComparison.Ordinal));
        var code = Code(File.ReadAllText(Path.Combine(Fixture.Repository, "lib", "LossNotebooks", "README.md")));
        File.WriteAllText(Path.Combine(place, "fit.cs"), $"""
            #:package LossNotebooks@{Feed.Version}
            {code[0]}
            var own = Recipe.Choose(new RayleighLikelihood()).Predict("sigma").Train(launches, "temperature");
            Console.WriteLine(Recipe.Choose(new RayleighLikelihood()).FromJson(own.ToJson()).Infer().Sigma == own.Infer().Sigma);
            Console.WriteLine(Laws.CheckGradient(new RayleighLikelihood(), [0.5], 1.0) < 1e-6);
            {code[1]}
            Console.WriteLine(at60.Survival(365) is > 0 and < 1);
            {code[2]}
            """);
        var shown = (await feed.RunAsync(place, "dotnet", "run", "fit.cs")).Succeed().ReplaceLineEndings("\n").Trim();
        Assert.EndsWith("True\nTrue\nTrue", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_of_our_kernel_takes_the_course_s_package()
    {
        await feed.PackAsync("LossNotebooks", "LossNotebooks.Course");
        var place = feed.Place("notebook");
        var notebook = Path.Combine(place, "a.ipynb");
        File.WriteAllText(notebook, Fixture.NotebookText(
            $"#r \"nuget: LossNotebooks.Course, {Feed.Version}\"\nusing LossNotebooks;\nusing LossNotebooks.Course;\nCourse.Start()",
            "Plot.Scatter([1, 2], [3, 4])",
            "Plotly.NET.GenericChart.toChartHTML(Plot.Scatter([1, 2], [3, 4]).Chart).Contains(\"Plotly.newPlot\")"));
        (await feed.RunAsync(place, "dotnet", Fixture.Program, "run", notebook)).Succeed();
        var text = File.ReadAllText(notebook);
        Assert.Contains("is ready", text, StringComparison.Ordinal);
        Assert.Contains("2 points", text, StringComparison.Ordinal);
        Assert.Contains("True", text, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task A_notebook_of_Microsoft_s_kernel_takes_the_course_s_package()
    {
        DotNetInteractive.Need();
        await feed.PackAsync("LossNotebooks", "LossNotebooks.Course");
        var place = feed.Place("microsoft");
        DotNetInteractive.Describe(place);
        Directory.CreateDirectory(Path.Combine(place, ".config"));
        File.Copy(DotNetInteractive.Manifest, Path.Combine(place, ".config", "dotnet-tools.json"));
        File.WriteAllText(Path.Combine(place, "a.ipynb"), Fixture.NotebookText(
            $"#i \"nuget:{feed.Packages}\"\n#r \"nuget: LossNotebooks.Course, {Feed.Version}\"",
            "using LossNotebooks;\nusing LossNotebooks.Course;\nCourse.Start()",
            "Datasets.Cars().Table()",
            "Plot.Scatter([1, 2], [3, 4])",
            "Recipe.Choose(new NormalLikelihood()).Predict(\"mu\", \"speed\").Train(Datasets.Cars(), \"dist\").Coefficients"));
        using var run = new JupyterProgram(place, place,
            ["-m", "nbconvert", "--execute", "--to", "notebook", "--output", "executed", "--ExecutePreprocessor.kernel_name=.net-csharp",
                "a.ipynb"],
            feed.Environment);
        await run.SucceedAsync();
        var text = File.ReadAllText(Path.Combine(place, "executed.ipynb"));
        foreach (var shown in (string[])["is ready", "The first 8 of 50 rows, 2 columns", "data-loss-figure", "3.93241"])
        {
            Assert.Contains(shown, text, StringComparison.Ordinal);
        }
    }

    [Fact(Explicit = true)]
    public async Task A_notebook_runs_wherever_the_tool_is_installed()
    {
        await feed.InstallToolAsync();
        var place = feed.Place("copied");
        var copy = Path.Combine(place, "00-start-here.ipynb");
        File.Copy(Path.Combine(Fixture.Repository, "notebooks", "00-start-here.ipynb"), copy);
        (await feed.RunAsync(place, feed.Command, "run", copy)).Succeed();
        Assert.Contains("is not there; the library that came with this program is used.", File.ReadAllText(copy), StringComparison.Ordinal);
        (await feed.RunAsync(place, feed.Command, "run", "--check", copy)).Succeed();
    }

    [Fact(Explicit = true)]
    public async Task The_tool_makes_pages_with_what_it_has_brought()
    {
        await feed.InstallToolAsync();
        var place = feed.Place("pages");
        File.WriteAllText(Path.Combine(place, "a.ipynb"), Fixture.NotebookText("%%# Title\n\n$x^2$", "1 + 1"));
        (await feed.RunAsync(place, feed.Command, "pages", "a.ipynb", "--output", "site")).Succeed();
        Assert.Contains("class=\"katex\"", File.ReadAllText(Path.Combine(place, "site", "a.html")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(place, "site", "assets", "plotly.min.js")));
        Assert.True(File.Exists(Path.Combine(place, "site", "live", "files.json"))); // Its cells can be run.
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(feed.Command)!, "npm.lock", SearchOption.AllDirectories), _ => true);
    }

    [Fact(Explicit = true)]
    public async Task The_tool_installs_itself_as_a_kernel_that_outlives_it()
    {
        await feed.InstallToolAsync();
        var place = feed.Place("kernel");
        (await feed.RunAsync(place, feed.Command, "jupyter", "install", "--prefix", place)).Succeed();
        var kernel = Path.Combine(place, "share", "jupyter", "kernels", ".net-csharp");
        Assert.True(File.Exists(Path.Combine(kernel, "kernel.json")));
        Assert.True(File.Exists(Path.Combine(kernel, "plotly.min.js")));
        File.WriteAllText(Path.Combine(place, "a.ipynb"), Fixture.NotebookText("6 * 7"));
        (await feed.RunAsync(place, "dotnet", Path.Combine(kernel, "kernel", "LossNotebooks.Cli.dll"), "run", "a.ipynb")).Succeed();
    }

    public static TheoryData<string> Packages =>
        ["LossNotebooks", "LossNotebooks.Course", new TheoryDataRow<string>("LossNotebooks.Cli") { Explicit = true }];

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task A_package_says_what_it_is_and_carries_its_sources(string id)
    {
        if (id == "LossNotebooks.Cli")
        {
            Tools.NeedNode();
        }

        await feed.PackAsync(id);
        using var package = ZipFile.OpenRead(feed.PackageOf(id));
        using var reader = new StreamReader(package.GetEntry($"{id}.nuspec")!.Open());
        var nuspec = reader.ReadToEnd();
        foreach (var element in (string[])["<readme>README.md", "<license type=\"expression\">MIT", "<description>", "<tags>"])
        {
            Assert.Contains(element, nuspec, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Microsoft.DotNet.Interactive", nuspec, StringComparison.Ordinal);
        Assert.NotNull(package.GetEntry("README.md"));
        // The command brings other people's programs.
        Assert.Equal(id == "LossNotebooks.Cli", package.GetEntry("THIRD-PARTY-LICENCES.md") is not null);
        using var symbols = ZipFile.OpenRead(Path.ChangeExtension(feed.PackageOf(id), ".snupkg"));
        Assert.Contains(symbols.Entries, entry => entry.Name == $"{id}.pdb");
    }

    // The C# that a text shows; the directives of a program in one file stand at the margin.
    private static string[] Code(string markdown) =>
        [.. markdown.Split("```csharp").Skip(1).Select(text => text.Split("```")[0].Replace("\n  #:", "\n#:", StringComparison.Ordinal))];
}
