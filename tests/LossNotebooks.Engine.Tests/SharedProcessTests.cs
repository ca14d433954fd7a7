using System.Globalization;

namespace LossNotebooks.Engine.Tests;

/// <summary>Cells that change what the whole process shares: they run while no other test does.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;

[Collection(typeof(Alone))]
public sealed class SharedProcessTests
{
    /// <summary>With what is no code of the cell, and is not stopped with it. What comes last has to wait for all of that.</summary>
    private const string FillThreadPool = """
        var go = new System.Threading.ManualResetEventSlim();
        for (var i = 0; i < 500; i++) _ = Task.Run(go.Wait);
        AppContext.SetData("go", go);
        AppContext.SetData("last", Task.Run(go.Wait));

        """;

    [Fact]
    public async Task What_a_cell_has_told_the_formatters_ends_with_its_session()
    {
        using (var first = new Notebook())
        {
            await first.RunAsync("""
                using Microsoft.DotNet.Interactive.Formatting;
                Formatter.Register<double>(x => "mine", "text/html");
                Formatter.ListExpansionLimit = 2;
                Formatter.SetPreferredMimeTypesFor(typeof(int), "text/plain");
                """);
            Assert.Equal("mine", await first.ResultAsync("1.5"));
        }
        using var second = new Notebook();
        Assert.Equal("1.5", await second.ValueAsync("1.5"));
        Assert.Equal("[ 1, 2, 3 ]", await second.ValueAsync("new[] { 1, 2, 3 }"));
        Assert.StartsWith("<div", await second.ResultAsync("1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_default_culture_lasts_for_the_cells_after_it_and_ends_with_its_session()
    {
        using (var first = new Notebook())
        {
            await first.RunAsync("System.Globalization.CultureInfo.DefaultThreadCurrentCulture = new(\"de-DE\");");
            Assert.Equal("1,5", await first.ValueAsync("1.5.ToString()"));
        }
        Assert.Null(CultureInfo.DefaultThreadCurrentCulture);
        using var second = new Notebook();
        Assert.Equal("1.5", await second.ValueAsync("1.5.ToString()"));
    }

    [Theory]
    [InlineData("Console.SetOut(new System.IO.StringWriter());", "Console.WriteLine(1);")]
    [InlineData("Console.SetError(System.IO.TextWriter.Null);", "Console.Error.WriteLine(1);")]
    [InlineData("Console.SetIn(new System.IO.StringReader(\"file\"));", "Console.WriteLine(Console.ReadLine());")]
    public async Task A_stream_that_a_cell_has_replaced_is_back_for_the_next_cell_and_for_other_sessions(string replace, string use)
    {
        using var notebook = new Session(AppContext.BaseDirectory) { Input = _ => "1" };
        using var other = new Session(AppContext.BaseDirectory) { Input = _ => "1" };
        foreach (var session in (Session[])[notebook, other])
        {
            await notebook.RunAsync(replace, new OutputList(), TestContext.Current.CancellationToken);
            var outputs = new OutputList();
            await session.RunAsync(use, outputs, TestContext.Current.CancellationToken);
            Assert.Equal("1\n", Assert.IsType<Stream>(Assert.Single(outputs.ToList())).Text);
        }
    }

    [Fact]
    public async Task A_cell_reads_what_it_has_written_to_a_stream_of_its_own()
    {
        using var notebook = new Notebook();
        const string Code = "var w = new System.IO.StringWriter(); Console.SetOut(w); Console.Write('a');\nw.ToString()";
        Assert.Equal("a", await notebook.ValueAsync(Code));
    }

    [Fact]
    public void A_cell_is_interrupted_although_it_has_filled_the_thread_pool()
    {
        using var notebook = new Notebook();
        using var interrupt = new CancellationTokenSource();
        var started = new FirstOutput();
        const string Code = FillThreadPool + "Console.Write(\"started\"); System.Threading.Thread.Sleep(-1);";
        var running = notebook.Session.RunAsync(Code, started, interrupt.Token);
        Wait(started.Task);
        interrupt.Cancel();
        Wait(running);
        Assert.Equal("Cell 1 was interrupted.", Assert.IsType<Error>(started.Last).Value);
        AssertFullAndEmpty();
    }

    [Fact]
    public void The_time_limit_ends_a_cell_that_has_filled_the_thread_pool()
    {
        using var notebook = new Notebook(timeLimit: TimeSpan.FromSeconds(1));
        var started = new FirstOutput();
        Wait(notebook.Session.RunAsync(FillThreadPool + "System.Threading.Thread.Sleep(-1);", started, CancellationToken.None));
        Assert.Equal("Cell 1 was stopped: it had run for 1 s, its time limit.", Assert.IsType<Error>(started.Last).Value);
        AssertFullAndEmpty();
    }

    [Fact]
    public async Task A_cell_that_changes_the_current_directory_loads_from_there_what_is_not_beside_the_notebook()
    {
        using var folder = new TemporaryFolder();
        folder.File("both.csx", "var both = \"notebook\";");
        folder.File("sub/both.csx", "var both = \"sub\";");
        folder.File("sub/inc.csx", "#load \"next.csx\"\nvar inc = next + 1;");
        folder.File("sub/next.csx", "var next = 1;");
        var before = Environment.CurrentDirectory;
        try
        {
            using var notebook = new Notebook(folder.Path);
            await notebook.RunAsync($"Environment.CurrentDirectory = @\"{Path.Combine(folder.Path, "sub")}\";");
            Assert.Equal("2", await notebook.ValueAsync("#load \"inc.csx\"\ninc"));
            Assert.Equal("notebook", await notebook.ValueAsync("#load \"both.csx\"\nboth"));
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    private static void AssertFullAndEmpty()
    {
        var last = (Task)AppContext.GetData("last")!;
        var status = last.Status;
        ((ManualResetEventSlim)AppContext.GetData("go")!).Set();
        Wait(last);
        Assert.Equal(TaskStatus.WaitingToRun, status);
    }

    /// <summary>Not await: where the thread pool is full, nothing that needs it goes on.</summary>
    private static void Wait(Task task) => Assert.True(task.Wait(TimeSpan.FromMinutes(1), CancellationToken.None), "It did not end.");
}
