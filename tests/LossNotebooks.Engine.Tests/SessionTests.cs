namespace LossNotebooks.Engine.Tests;

public sealed class SessionTests : IDisposable
{
    private readonly Notebook notebook = new();

    public void Dispose() => notebook.Dispose();

    [Fact]
    public async Task A_trailing_expression_is_the_result()
    {
        var html = await notebook.ResultAsync("1+1");
        Assert.StartsWith("<div class=\"dni-plaintext\"><pre>2</pre></div>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_has_no_result() => Assert.Empty(await notebook.RunAsync("var x = 1;"));

    [Fact]
    public async Task A_void_call_without_semicolon_has_no_result() =>
        Assert.Equal("a\n", await notebook.TextAsync("Console.WriteLine(\"a\")"));

    [Fact]
    public async Task A_cell_sees_variables_types_and_usings_of_the_cells_before()
    {
        await notebook.RunAsync("using System.Globalization; record Point(double X, double Y); var p = new Point(1, 2);");
        await notebook.RunAsync("double Norm(Point q) => Math.Sqrt(q.X * q.X + q.Y * q.Y);");
        Assert.Equal("2.24\n", await notebook.TextAsync("Console.WriteLine(Norm(p).ToString(\"F2\", CultureInfo.InvariantCulture));"));
    }

    [Fact]
    public async Task A_name_can_be_declared_again()
    {
        await notebook.RunAsync("var x = 1;");
        await notebook.RunAsync("var x = \"one\";");
        Assert.Equal("one", await notebook.ValueAsync("x"));
    }

    [Fact]
    public async Task Two_hundred_cells_run_in_one_session()
    {
        await notebook.RunAsync("var sum = 0;");
        for (var i = 1; i <= 200; i++)
        {
            await notebook.RunAsync($"var x{i} = {i}; sum += x{i};");
        }

        Assert.Equal("20100\n", await notebook.TextAsync("Console.WriteLine(sum)"));
        Assert.Equal(202, notebook.Session.ExecutionCount);
    }

    [Fact]
    public async Task A_cell_can_await() =>
        Assert.Equal("done", await notebook.ValueAsync("await Task.Delay(1);\nawait Task.FromResult(\"done\")"));

    [Fact]
    public async Task A_cell_and_a_file_that_it_loads_can_use_pointers()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("pointers.csx", "unsafe int First(int[] a) { fixed (int* p = a) return *p; }");
        await notebook.RunAsync($"#load \"{file}\"\nvar three = First(new[] {{ 3 }});");
        Assert.Equal("9\n", await notebook.TextAsync("unsafe { fixed (int* p = &three) *p *= 3; } Console.WriteLine(three);"));
    }

    [Fact]
    public async Task An_empty_cell_does_nothing()
    {
        Assert.Empty(await notebook.RunAsync(""));
        Assert.Empty(await notebook.RunAsync("// only a comment"));
    }

    [Fact]
    public async Task Output_comes_in_the_order_in_which_it_was_written()
    {
        var outputs = await notebook.RunAsync("Console.Write('a'); display(1); Console.Error.Write(\"b\"); Console.Write(2.5); \"end\"");
        Assert.Collection(
            outputs,
            output => Assert.Equal(new Stream("stdout", "a"), output),
            output => Assert.IsType<DisplayData>(output),
            output => Assert.Equal(new Stream("stderr", "b"), output),
            output => Assert.Equal(new Stream("stdout", "2.5"), output),
            output => Assert.IsType<ExecuteResult>(output));
    }

    [Fact]
    public async Task Sessions_run_in_parallel_with_separate_consoles_and_variables()
    {
        using var other = new Notebook();
        const string Code = "var name = \"{0}\"; for (var i = 0; i < 50; i++) {{ Console.Write(name); await Task.Delay(1); }}";
        var texts = await Task.WhenAll(
            notebook.TextAsync(string.Format(null, Code, "a")),
            other.TextAsync(string.Format(null, Code, "b")));
        Assert.Equal([new string('a', 50), new string('b', 50)], texts);
    }

    [Fact]
    public async Task What_a_background_task_writes_belongs_to_the_cell_that_started_it()
    {
        var first = new OutputList();
        await notebook.Session.RunAsync(
            "var go = new TaskCompletionSource(); var task = Task.Run(async () => { await go.Task; Console.Write(\"late\"); });",
            first, TestContext.Current.CancellationToken);
        Assert.Empty(await notebook.RunAsync("go.SetResult(); await task;"));
        Assert.Equal([new Stream("stdout", "late")], first.ToList());
    }

    [Fact]
    public async Task What_the_sink_itself_writes_to_the_console_is_not_the_cells()
    {
        var sink = new Echo();
        Assert.True(await notebook.Session.RunAsync("Console.Write(\"once\");", sink, TestContext.Current.CancellationToken));
        Assert.Equal(1, sink.Outputs);
    }

    [Fact]
    public async Task A_session_that_is_disposed_during_a_run_ends_after_it_and_then_runs_nothing()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<string?>();
        var session = new Session(AppContext.BaseDirectory) { Input = _ => { asked.SetResult(); return answer.Task.Result; } };
        var outputs = new OutputList();
        var running = session.RunAsync("Console.ReadLine()", outputs, TestContext.Current.CancellationToken);
        await asked.Task;
        session.Dispose();
        session.Dispose();
        answer.SetResult("line");
        Assert.True(await running);
        Assert.IsType<ExecuteResult>(Assert.Single(outputs.ToList()));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.RunAsync("1", outputs, TestContext.Current.CancellationToken));
    }

    private sealed class Echo : IOutputSink
    {
        public int Outputs { get; private set; }

        public void Write(Output output)
        {
            Outputs++;
            Console.Write("");
            Console.Write('.');
        }
    }
}
