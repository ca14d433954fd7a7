using System.Text.RegularExpressions;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Tests.Lessons;

/// <summary>Links between notebooks arrive, and the pages to look things up leave nothing out.</summary>
public partial class ReferenceTests
{
    public static TheoryData<string> All => Lesson.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Every_link_leads_to_a_file_and_to_a_heading_of_it(string name) => Assert.All(Links(Lesson.Read(name)), link =>
    {
        var (file, anchor) = link.Split('#') is [var path, var heading] ? (path, heading) : (link, "");
        var target = Path.GetFullPath(file.Length > 0 ? file : name, Path.Combine(Fixture.Repository, "notebooks"));
        Assert.True(File.Exists(target), $"{name} links to {link}, which is not there");
        if (anchor.Length > 0)
        {
            Assert.Contains(Headings.Slug(anchor), Anchors(target));
        }
    });

    [Fact]
    public void The_list_of_data_sets_names_every_notebook_that_uses_one()
    {
        var list = Lesson.Read("data-sets.ipynb").Cells;
        foreach (var name in Lesson.Lessons.Select(row => row.Data))
        {
            var used = Lesson.Read(name).CodeCells.SelectMany(cell => Dataset().Matches(cell.Source)).Select(match => match.Value);
            foreach (var dataset in used.Distinct())
            {
                var shown = Assert.Single(
                    list, cell => cell.Kind == CellKind.Code && cell.Source.StartsWith($"{dataset}()", StringComparison.Ordinal));
                Assert.Contains($"({name})", list[list.ToList().IndexOf(shown) - 1].Source, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_table_of_distributions_has_a_row_for_every_likelihood()
    {
        var folder = Path.Combine(Fixture.Repository, "lib", "LossNotebooks", "Likelihoods");
        var files = Directory.GetFiles(folder, "*?Likelihood.cs").Select(Path.GetFileName);
        var linked = Links(Lesson.Read("distributions.ipynb")).Select(Path.GetFileName).ToHashSet();
        var missing = files.Except(linked);
        Assert.True(!missing.Any(), $"notebooks/distributions.ipynb has no row that links to {string.Join(", ", missing)}");
    }

    [Fact]
    public void The_map_leads_to_every_notebook_but_its_own()
    {
        const string Start = "00-start-here.ipynb";
        var mapped = Lesson.Read(Start).Cells.Where(cell => cell.Tags.Contains("map"))
            .SelectMany(cell => Link().Matches(cell.Source)).Select(link => link.Groups[1].Value);
        var missing = Lesson.All.Select(row => row.Data).Where(name => name != Start).Except(mapped);
        Assert.True(!missing.Any(), $"The map, the cell of {Start} with the tag “map”, has no link to {string.Join(", ", missing)}");
        Assert.Equal(Lesson.All.Select(row => row.Data).Where(name => name != Start), mapped.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_term_of_the_glossary_leads_back_to_where_it_was_introduced() => Assert.All(
        Lesson.Read("glossary.ipynb").Cells.SelectMany(cell => cell.Source.Split("\n#### ").Skip(1)),
        entry => Assert.Matches(Link(), entry));

    private static IEnumerable<string> Links(Notebook notebook) => Lesson.Prose(notebook)
        .SelectMany(line => Link().Matches(line)).Select(match => match.Groups[1].Value)
        .Where(link => !link.Contains("://", StringComparison.Ordinal));

    private static IEnumerable<string> Anchors(string path) => Lesson.Prose(NotebookFile.Read(path))
        .Where(line => line.StartsWith('#'))
        .Select(line => Headings.Slug(line.TrimStart('#').Replace("*", "", StringComparison.Ordinal)));

    [GeneratedRegex(@"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"Datasets\.\w+")]
    private static partial Regex Dataset();
}
