using System.Xml.Linq;

namespace LossNotebooks.Cli.Tests;

/// <summary>Who knows whom in <c>lib</c>: arrows of knowledge point down and never run back.</summary>
public class HouseTests
{
    // From the ground up; each project with those that it may know.
    private static readonly (string Project, string[] Knows)[] House =
    [
        ("LossNotebooks", []),
        ("LossNotebooks.Course", ["LossNotebooks"]),
        ("LossNotebooks.Notebooks", []),
        ("LossNotebooks.Interactive", ["LossNotebooks.Notebooks"]),
        ("LossNotebooks.Engine", ["LossNotebooks.Interactive", "LossNotebooks.Notebooks"]),
        ("LossNotebooks.Running", ["LossNotebooks.Engine", "LossNotebooks.Interactive", "LossNotebooks.Notebooks"]),
        ("LossNotebooks.Messages", ["LossNotebooks.Engine", "LossNotebooks.Interactive", "LossNotebooks.Notebooks"]),
        ("LossNotebooks.Jupyter", ["LossNotebooks.Messages", "LossNotebooks.Notebooks"]),
        ("LossNotebooks.Browser", ["LossNotebooks.Messages", "LossNotebooks.Engine"]),
        ("LossNotebooks.Browser.Wasm", ["LossNotebooks.Browser", "LossNotebooks.Course"]),
        ("LossNotebooks.Site", ["LossNotebooks.Running", "LossNotebooks.Engine", "LossNotebooks.Notebooks"]),
        ("LossNotebooks.Cli", ["LossNotebooks.Site", "LossNotebooks.Jupyter", "LossNotebooks.Running"]),
    ];

    public static TheoryData<string> Projects =>
        [.. Directory.GetDirectories(Path.Combine(Fixture.Repository, "lib")).Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_knows_only_what_stands_below_it(string project)
    {
        var (_, knows) = Assert.Single(House, floor => floor.Project == project);
        Assert.Empty(References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).Except(knows));
    }

    [Fact]
    public void The_core_stands_on_mathematics_and_data_frames_alone() => Assert.Equal(
        ["MathNet.Numerics", "Microsoft.Data.Analysis", "System.Numerics.Tensors"], Packages("LossNotebooks").Order());

    [Fact]
    public void The_course_s_library_needs_nothing_of_a_notebook_s_host() =>
        Assert.Equal(["Plotly.NET"], Packages("LossNotebooks.Course"));

    // The compiler's own helpers stay with the compiler.
    private static IEnumerable<string> Packages(string project) =>
        References(project, "PackageReference").Where(package => !package.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal));

    // What is built beside a project, but not referenced, is not known to its code.
    private static IEnumerable<string> References(string project, string kind) =>
        from reference in XDocument.Load(Path.Combine(Fixture.Repository, "lib", project, $"{project}.csproj")).Descendants(kind)
        where (string?)reference.Attribute("ReferenceOutputAssembly") != "false"
        select (string)reference.Attribute("Include")!;
}
