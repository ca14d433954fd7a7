namespace LossNotebooks.Engine.Tests;

public sealed class InterruptTests : IDisposable
{
    private readonly Notebook notebook = new();

    public void Dispose() => notebook.Dispose();

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("await Task.Yield(); while (true) { }")]
    [InlineData("while (true) { try { Console.Write('x'); } catch { } }")]
    [InlineData("var xs = new List<int> { 1, 2 }; var sum = 0; while (true) foreach (var x in xs) sum += x;")]
    [InlineData("for (;;);")]
    [InlineData("do { try { throw new Exception(); } catch { } finally { } } while (true);")]
    [InlineData("while (true) System.Threading.Thread.Sleep(1);")]
    [InlineData("new[] { 1 }.ToList().ForEach(x => { while (true) { } });")]
    [InlineData("int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);\nFib(60)")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("await new TaskCompletionSource().Task;")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("Task.Delay(-1, Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken).Wait();")]
    [InlineData("int Forever() { while (true) { } }\nEnumerable.Range(0, 1).Select(_ => Forever())")]
    public async Task A_cell_that_never_ends_is_interrupted_and_the_session_keeps_its_variables(string code)
    {
        await notebook.RunAsync("var kept = 5;");
        Assert.Equal("Cell 2 was interrupted.", (await notebook.InterruptAsync(code)).Value);
        Assert.Equal("5", await notebook.ValueAsync("kept"));
    }

    [Fact]
    public async Task A_variable_that_the_interrupted_cell_had_set_stays()
    {
        await notebook.RunAsync("var epoch = 0;");
        await notebook.InterruptAsync("epoch = 7; Console.Write(epoch); while (true) { }");
        Assert.Equal("7", await notebook.ValueAsync("epoch"));
    }

    [Fact]
    public async Task The_time_limit_stops_a_cell_with_one_sentence()
    {
        using var limited = new Notebook(timeLimit: TimeSpan.FromSeconds(1.5));
        await limited.RunAsync("1+1");
        var error = await limited.ErrorAsync("while (true) { }");
        Assert.Equal("Cell 2 was stopped: it had run for 1.5 s, its time limit.", error.Value);
        Assert.Equal([error.Value], error.Traceback);
        Assert.Equal("2", await limited.ValueAsync("1+1"));
    }

    [Fact]
    public async Task A_cell_that_is_cancelled_before_it_starts_does_not_run()
    {
        var outputs = await notebook.RunAsync("Console.Write(1)", new CancellationToken(canceled: true));
        Assert.Equal("Cell 1 was interrupted before it started.", Assert.IsType<Error>(Assert.Single(outputs)).Value);
    }

    [Fact]
    public async Task A_cells_own_cancellation_is_an_exception_like_any_other()
    {
        var error = await notebook.ErrorAsync("throw new OperationCanceledException(\"mine\");");
        Assert.StartsWith("System.OperationCanceledException: mine", error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_for_an_async_method_of_the_cell_does_not_lock() =>
        Assert.Equal("1", await notebook.ValueAsync("async Task<int> One() { await Task.Delay(1); return 1; }\nOne().Result"));

    [Fact]
    public async Task A_recursion_without_end_is_an_exception_and_the_process_lives()
    {
        var error = await notebook.ErrorAsync("int Down(int n) =>\n    1 + Down(n - 1);\nDown(0)");
        Assert.StartsWith("System.InsufficientExecutionStackException", error.Value, StringComparison.Ordinal);
        Assert.Contains("   at Down(Int32 n) in cell 1, line 2", error.Traceback);
        Assert.InRange(error.Traceback.Count, 3, 60);
    }

    [Theory]
    [InlineData("async void Fail() { await Task.Yield(); throw new Exception(\"nobody waits\"); }\nFail();")]
    [InlineData("new System.Threading.Thread(() => throw new Exception(\"nobody waits\")).Start();")]
    [InlineData("System.Threading.ThreadPool.UnsafeQueueUserWorkItem(_ => throw new Exception(\"nobody waits\"), null);")]
    [InlineData("new System.Threading.Thread(() => throw new Exception(\"nobody waits\")).UnsafeStart();")]
    [InlineData("class A { ~A() => throw new Exception(\"nobody waits\"); }\nvoid Make() => new A();\nMake(); GC.Collect();")]
    public async Task An_exception_that_nobody_awaits_is_shown_and_the_process_lives(string code)
    {
        var shown = new FirstOutput();
        await notebook.Session.RunAsync(code, shown, TestContext.Current.CancellationToken);
        await shown.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        var stream = Assert.IsType<Stream>(shown.Last);
        Assert.Equal("stderr", stream.Name);
        Assert.StartsWith("System.Exception: nobody waits\n   at ", stream.Text, StringComparison.Ordinal);
    }
}
