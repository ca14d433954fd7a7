using System.Text.Json.Nodes;

namespace LossNotebooks.Running.Tests;

/// <summary>Every notebook of the course, and the small one: what is committed is what a run gives, and every exercise can be solved and
/// must be.</summary>
public class CourseTests
{
    private static readonly NotebookRunner Runner = new(new RunOptions(TimeSpan.FromMinutes(5)));

    public static TheoryData<string> All => [.. Fixture.WholeCourse.Select(path => Path.GetRelativePath(Fixture.Repository, path))];

    public static TheoryData<string> WithExercises =>
        [.. All.Select(row => row.Data).Append("tests/LossNotebooks.Testing/Fixtures/course/01-prose.ipynb")];

    [Theory]
    [MemberData(nameof(WithExercises))]
    public async Task Outputs_are_those_committed_and_of_an_exercise_the_solution_passes_the_check_and_the_stub_does_not(string path)
    {
        var notebook = Read(path);
        var solved = Exercises(notebook).SelectMany(exercise => (Cell[])[exercise.Solution, exercise.Check]).ToList();
        var executed = await Runner.RunAsync(Followed(notebook, solved), cancellation: TestContext.Current.CancellationToken);
        if (Fixture.WholeCourse.Contains(notebook.Path))
        {
            Assert.Equal("", string.Join('\n', Comparison.Differences(notebook, executed)));
        }
        Assert.All(Exercises(executed), exercise => Assert.StartsWith("✘", Verdict(exercise.Check), StringComparison.Ordinal));
        Assert.All(executed.Cells.TakeLast(solved.Count).Where(cell => cell.Id.EndsWith("-check", StringComparison.Ordinal)),
            check => Assert.StartsWith("✔", Verdict(check), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(WithExercises))]
    public void Every_exercise_is_followed_by_its_check_and_has_a_folded_solution(string path)
    {
        var notebook = Read(path);
        foreach (var (stub, _, solution) in Exercises(notebook))
        {
            Assert.Equal($"{stub.Id}-check", notebook.Cells[stub.Number].Id);
            Assert.Contains("solution", solution.Tags);
            Assert.True((bool?)solution.Json["metadata"]!["jupyter"]?["source_hidden"]);
        }
    }

    /// <summary>A fresh clone has nothing to run. Not among the tests of every day: each change of the library would fail it.</summary>
    [Theory(Explicit = true)]
    [MemberData(nameof(All))]
    public void A_committed_notebook_has_the_key_of_its_outputs(string path) => Assert.True(OutputKey.Holds(Read(path)),
        $"{path} was run with another library or engine, or edited since: `lossnotebooks run`, and commit the notebooks.");

    private static Notebook Read(string path) => NotebookFile.Read(Path.Combine(Fixture.Repository, path));

    /// <summary>The notebook with some of its cells once more at its end.</summary>
    private static Notebook Followed(Notebook notebook, IEnumerable<Cell> again)
    {
        var json = NotebookFile.ToJson(notebook);
        foreach (var cell in again)
        {
            var copy = cell.Json.DeepClone().AsObject();
            copy["id"] = $"again-{cell.Id}";
            json["cells"]!.AsArray().Add((JsonNode)copy);
        }
        return NotebookFile.Parse(json.ToJsonString(), notebook.Path);
    }

    /// <summary>What the check of an exercise displayed.</summary>
    private static string Verdict(Cell check) => string.Concat(check.Outputs.Select(
        output => MultilineText.Join(output!["data"]?["text/plain"] ?? output["text"])));

    private static List<(Cell Stub, Cell Check, Cell Solution)> Exercises(Notebook notebook) =>
    [
        .. notebook.Cells.Where(cell => cell.Tags.Contains("exercise"))
            .Select(stub => (
                stub,
                Assert.Single(notebook.Cells, cell => cell.Id == $"{stub.Id}-check"),
                Assert.Single(notebook.Cells, cell => cell.Id == $"{stub.Id}-solution"))),
    ];
}
