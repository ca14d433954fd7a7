using System.Text.Json;
using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Tests.Live;

/// <summary>Every cell of the course, run by the engine in a browser, gives what is in its notebook.</summary>
[Collection(nameof(LiveCourse))]
public sealed class EveryCellTests(LiveCourse course)
{
    public static TheoryData<string> Notebooks => [.. Fixture.WholeCourse.Select(path =>
        new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(path)) { Explicit = !Fixture.PartOfTheCourse.Contains(path) })];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Cells_give_in_a_browser_what_is_in_the_notebook(string name)
    {
        var committed = course.Notebooks.Single(notebook => notebook.Name == name);
        using var browser = await course.StartAsync(name);
        var executed = committed.Copy();
        var recorder = new MessageRecorder();
        foreach (var (index, cell) in executed.CodeCells.Index())
        {
            var messages = browser.Await<string>(
                $"run({JsonSerializer.Serialize(cell.Id)}, {JsonSerializer.Serialize(cell.Source)}).then(JSON.stringify)");
            recorder.Add(index + 1, JsonNode.Parse(messages)!.AsArray());
        }
        foreach (var (index, cell) in executed.CodeCells.Index())
        {
            cell.Store(recorder.Outputs(index + 1), index + 1);
        }
        var differences = Comparison.Differences(committed, executed, tolerance: 1e-9);
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }
}
