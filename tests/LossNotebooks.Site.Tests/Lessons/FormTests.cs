using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Tests.Lessons;

/// <summary>
/// What a reader may rely on in every notebook: short cells, the same headings, something to drag, exercises, a recap, one notation.
/// </summary>
public partial class FormTests
{
    private const int LargestFile = 400 * 1024, MostLines = 15, MedianLines = 6, FewestExercises = 3;

    private static readonly string[] Tags = ["exercise", "check", "solution", "caption", "map", "landing"];

    private static readonly string[] Opening =
    [
        "#r \"../lib/LossNotebooks.Course/bin/LossNotebooks.dll\"",
        "#r \"../lib/LossNotebooks.Course/bin/LossNotebooks.Course.dll\"",
        "using LossNotebooks;",
        "using LossNotebooks.Course;",
        "Course.Start()",
    ];

    private static readonly string[] Steps = ["## 1 Choose a distribution", "## 2 Set the model", "## 3 Train", "## 4 Infer"];

    private static readonly string[] Ending = ["## Exercises", "## Recap"];

    private static readonly string[] Headings = [.. Steps, "## What if we choose wrongly?", .. Ending];

    public static TheoryData<string> All => Lesson.All;

    public static TheoryData<string> Lessons => Lesson.Lessons;

    public static TheoryData<string> AtWork => Lesson.AtWork;

    [Theory]
    [MemberData(nameof(All))]
    public void A_file_is_small(string name) => Assert.InRange(new FileInfo(Lesson.File(name)).Length, 1, LargestFile);

    [Theory]
    [MemberData(nameof(All))]
    public void Code_cells_are_short(string name)
    {
        var lengths = Lesson.Read(name).CodeCells
            .Select(cell => cell.Source.Split('\n').Count(line => line.Trim().Length > 0)).Order().ToList();
        if (lengths.Count == 0)
        {
            return; // The glossary.
        }

        Assert.InRange(lengths[^1], 1, MostLines);
        Assert.InRange(lengths[lengths.Count / 2], 1, MedianLines);
    }

    // In faces for code, and in many others, such a mark stands beside its letter.
    [Theory]
    [MemberData(nameof(All))]
    public void No_letter_of_a_result_has_a_mark_of_its_own(string name) => Assert.All(
        from cell in Lesson.Read(name).CodeCells
        where !Lesson.IsFigure(cell)
        from output in cell.Outputs
        select MultilineText.Join(output?["data"]?["text/plain"]),
        text => Assert.DoesNotMatch(@"\p{M}", text));

    [Theory]
    [MemberData(nameof(All))]
    public void The_first_code_cell_loads_the_library_and_is_the_same_everywhere(string name) =>
        Assert.All(Lesson.Read(name).CodeCells.Take(1), cell => Assert.Equal(Opening, cell.Source.Split('\n')));

    [Theory]
    [MemberData(nameof(All))]
    public void A_notebook_opens_with_a_title_and_a_question(string name)
    {
        var lines = Lesson.Read(name).Cells[0].Source.Split('\n').Where(line => line.Length > 0).ToList();
        Assert.True(
            lines is [['#', ' ', ..], ['*', ..], ..], "The first cell begins with the title, “# …”, and below it the question, “*…*”");
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_ends_with_a_recap_and_the_next_step(string name)
    {
        var last = Lesson.Read(name).Cells[^1].Source;
        Assert.StartsWith("## Recap", last, StringComparison.Ordinal);
        Assert.Contains("\n**Next:** ", last, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_has_a_figure_to_drag(string name) => Assert.True(
        Lesson.Figures(Lesson.Read(name)).Select(figure => figure["layout"]!)
            .Any(layout => (layout["sliders"] ?? layout["meta"]?["handles"]) is not null),
        "No stored figure has a slider or a handle: Plot.Slider and Plot.Drag make one");

    // A lesson goes through the recipe's steps, or it is about something else and has none of their headings.
    [Theory]
    [MemberData(nameof(AtWork))]
    public void The_recipe_at_work_has_the_same_headings_in_the_same_order(string name)
    {
        var all = Lesson.Prose(Lesson.Read(name)).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).ToList();
        var hasSteps = all.Intersect(Steps).Any();
        var (found, expected) = hasSteps ? (all.Where(Headings.Contains), Headings) : (all.TakeLast(Ending.Length), Ending);
        Assert.True(
            found.SequenceEqual(expected), $"The headings are {string.Join(" · ", found)}; they must be {string.Join(" · ", expected)}");
    }

    [Theory]
    [MemberData(nameof(AtWork))]
    public void The_recipe_at_work_has_exercises(string name)
    {
        var exercises = Lesson.Read(name).Cells.Count(cell => cell.Tags.Contains("exercise"));
        Assert.True(exercises >= FewestExercises, $"{exercises} cells have the tag “exercise”; at least {FewestExercises} are needed");
    }

    // What follows from a figure stands below it, when the reader has looked; the code above it gives nothing away.
    [Theory]
    [MemberData(nameof(All))]
    public void A_figure_has_a_caption_below_and_a_text_alternative_and_its_code_holds_neither(string name)
    {
        var cells = Lesson.Read(name).Cells;
        Assert.All(Enumerable.Range(0, cells.Count).Where(i => Lesson.IsFigure(cells[i])), i =>
        {
            Assert.True(((string?)cells[i].Json["metadata"]!["alt"])?.Length > 20, $"Cell {cells[i].Number} needs “alt” in its metadata");
            Assert.Contains("caption", cells[i + 1].Tags);
            Assert.DoesNotMatch(Sentence(), cells[i].Source);
        });
        Assert.All(Enumerable.Range(0, cells.Count).Where(i => cells[i].Tags.Contains("caption")),
            i => Assert.True(Lesson.IsFigure(cells[i - 1])));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_check_of_an_exercise_is_folded_and_gives_nothing_away(string name) =>
        Assert.All(Lesson.Read(name).CodeCells.Where(cell => cell.Source.Contains("Exercise.Check(", StringComparison.Ordinal)), cell =>
        {
            Assert.Contains("check", cell.Tags);
            Assert.True((bool?)cell.Json["metadata"]!["jupyter"]?["source_hidden"]);
            Assert.StartsWith("// The check, with hints: run this cell when you have an answer.\n", cell.Source, StringComparison.Ordinal);
        });

    // A hint that names the answer which a mistake leads to is refused if nobody would see it; one that compares numbers itself is not.
    [Theory]
    [MemberData(nameof(All))]
    public void A_hint_for_one_number_names_it(string name) =>
        Assert.All(Lesson.Read(name).CodeCells.Where(cell => cell.Tags.Contains("check")),
            cell => Assert.DoesNotMatch(ComparesNumbers(), cell.Source));

    // JupyterLab shows the first line of a folded cell.
    [Theory]
    [MemberData(nameof(All))]
    public void A_folded_solution_gives_nothing_away(string name) =>
        Assert.All(Lesson.Read(name).Cells.Where(cell => cell.Tags.Contains("solution")), cell =>
        {
            Assert.True((bool?)cell.Json["metadata"]!["jupyter"]?["source_hidden"]);
            Assert.StartsWith("// One way to do it:\n", cell.Source, StringComparison.Ordinal);
        });

    [Theory]
    [MemberData(nameof(All))]
    public void Cells_are_named_in_words_and_tagged_only_as_the_pages_know(string name) => Assert.All(Lesson.Read(name).Cells, cell =>
    {
        Assert.Matches("^[a-z0-9-]+$", cell.Id);
        Assert.All(cell.Tags, tag => Assert.Contains(tag, Tags));
    });

    [Theory]
    [MemberData(nameof(All))]
    public void The_notation_is_that_of_the_first_notebook(string name) =>
        Assert.All(Lesson.Prose(Lesson.Read(name)), line => Assert.DoesNotMatch(OtherNotation(), line));

    [GeneratedRegex(@"\.Hint\((\w+) => (Math\.Abs\(\1 [-+]|\1 == )")]
    private static partial Regex ComparesNumbers();

    [GeneratedRegex("\"[^\"\\n]{70,}\"")]
    private static partial Regex Sentence();

    // f[x, φ] and L[φ] have brackets, probabilities are Pr(y | θ) with a \mid, logarithms are log.
    [GeneratedRegex(@"\\ln\b|\\mathcal|\bf\(x|\bL\(\\phi|\bPr\([^)$]*[^\\m]\|(?!\|)|(?<![A-Za-z\\])P\(")]
    private static partial Regex OtherNotation();
}
