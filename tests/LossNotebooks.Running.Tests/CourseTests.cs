using System.Text.Json.Nodes;
using LossNotebooks.Engine;

namespace LossNotebooks.Running.Tests;

/// <summary>
/// Every notebook of the course, and the small one: what is committed is what a run gives, its figures move, and every exercise can be
/// solved and must be. One run of each shows all of it.
/// </summary>
public class CourseTests
{
    public static TheoryData<string> All => [.. Fixture.WholeCourse.Select(path => Path.GetRelativePath(Fixture.Repository, path))];

    public static TheoryData<string> WithExercises =>
        [.. All.Select(row => row.Data).Append("tests/LossNotebooks.Testing/Fixtures/course/01-prose.ipynb")];

    [Theory]
    [MemberData(nameof(WithExercises))]
    public async Task Outputs_are_those_committed_figures_move_and_of_an_exercise_only_the_solution_passes_the_check(string path)
    {
        var notebook = Read(path);
        var solved = Exercises(notebook).SelectMany(exercise => (Cell[])[exercise.Solution, exercise.Check]).ToList();
        var executed = await RunAsync(Followed(notebook, solved), notebook.CodeCells.Count());
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

    /// <summary>The notebook with the outputs that it has now. Figures of its first cells are moved as soon as they are there, as readers
    /// do who go on later.</summary>
    private static async Task<Notebook> RunAsync(Notebook notebook, int moved)
    {
        using var session = new Session(notebook.Folder) { TimeLimit = TimeSpan.FromMinutes(5) };
        var recorder = new OutputRecorder();
        var outputs = new List<OutputRecorder.RecordedOutputs>();
        foreach (var (index, cell) in notebook.CodeCells.Index())
        {
            outputs.Add(recorder.Cell(index + 1));
            var sink = new WithLive(outputs[^1]);
            var succeeded = await session.RunAsync(cell.Source, sink, TestContext.Current.CancellationToken);
            Assert.True(succeeded || cell.Tags.Contains("raises-exception"), $"Code cell {index + 1}: {outputs[^1].Error?.Value}");
            if (index < moved)
            {
                await LiveFigure.CheckAsync(session, sink.Live, cell);
            }
        }
        var executed = notebook.Copy();
        foreach (var (index, cell) in executed.CodeCells.Index())
        {
            cell.Store(outputs[index].ToJson(), index + 1);
        }
        return executed;
    }

    /// <summary>Keeps what draws the figure that a cell gave.</summary>
    private sealed class WithLive(IOutputSink sink) : IOutputSink
    {
        public Func<double[], object?>? Live { get; private set; }

        public void Write(Output output)
        {
            if ((output as ExecuteResult)?.Data.Live is { } live)
            {
                Assert.Null(Live);
                Live = live;
            }

            sink.Write(output);
        }
    }

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
