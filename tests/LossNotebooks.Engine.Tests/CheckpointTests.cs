namespace LossNotebooks.Engine.Tests;

public sealed class CheckpointTests : IDisposable
{
    private readonly Notebook notebook = new();

    public void Dispose() => notebook.Dispose();

    /// <summary>Every member that can call itself, and the code that makes it do so.</summary>
    public static TheoryData<string, string> Functions => new()
    {
        { "int Down(int n) => Down(n + 1) + Down(n + 2);", "Down(0);" },
        { "int Down(int n) { return Down(n + 1) + Down(n + 2); }", "Down(0);" },
        { "void Down(int n) => Down(n + 1);", "Down(0);" },
        { "async Task<int> Down(int n) => await Down(n + 1) + await Down(n + 2);", "await Down(0);" },
        { "IEnumerable<int> Down(int n) { foreach (var x in Down(n + 1)) yield return x; }", "Down(0).Count();" },
        { "int N => N + N;", "_ = N;" },
        { "int N { get { return N + N; } }", "_ = N;" },
        { "int N { set => N = value; }", "N = 1;" },
        { "class A { public int this[int i] => this[i + 1]; }", "_ = new A()[0];" },
        { "class A { public A() { new A(); } }", "new A();" },
        { "class A { A a = new A(); }", "new A();" },
        { "class A { public A(object o) { } public A() : this(new A()) { } }", "new A();" },
        { "class B(object o); class A() : B(new A());", "new A();" },
        { "class A { public static A operator +(A a, A b) => a + b; }", "_ = new A() + new A();" },
        { "class A { public static implicit operator int(A a) => a; }", "int i = new A();" },
        { "class A { public static explicit operator int(A a) { return (int)a; } }", "_ = (int)new A();" },
        { "class A { public event Action E { add => E += value; remove { } } }", "new A().E += () => { };" },
        { "struct A { public override string ToString() => $\"{this}\"; }", "_ = new A().ToString();" },
        { "Func<int, int> down = null; down = n => down(n + 1) + down(n + 2);", "down(0);" },
        { "Func<int, int> down = null; down = delegate (int n) { return down(n + 1); };", "down(0);" },
        { "Action<int> down = null; down = n => down(n + 1);", "down(0);" },
        // Thousands of frames, each of which throws anew: seconds.
        new TheoryDataRow<string, string>("Func<int, Task<int>> down = null; down = async n => await down(n + 1);", "await down(0);")
        {
            Explicit = true,
        },
        { "Func<int, int> down = null; { int Local(int n) => down(n) + 1; down = n => Local(n + 1); }", "down(0);" },
        { "Action down = null; { void Local() => down(); down = () => { Local(); }; }", "down();" },
        { "Func<int, Func<int>> down = null; down = n => () => down(n + 1)();", "down(0)();" },
        { "Func<object> down = null; down = () => down() ?? throw new Exception();", "down();" },
        { "int Start() { int Down(int n) => Down(n + 1); return Down(0); }", "Start();" },
        { "static int Down(this int n) => (n + 1).Down();", "0.Down();" },
    };

    [Theory, MemberData(nameof(Functions))]
    public async Task A_recursion_without_end_is_an_exception_in_every_kind_of_function(string declaration, string call)
    {
        var error = await notebook.ErrorAsync($"{declaration}\n{call}");
        Assert.StartsWith("System.InsufficientExecutionStackException", error.Value, StringComparison.Ordinal);
        Assert.Equal("1", await notebook.ValueAsync("1"));
    }

    [Theory]
    [InlineData("int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);\nFib(90)")]
    [InlineData("Func<int, int> fib = null; fib = n => n < 2 ? n : fib(n - 1) + fib(n - 2);\nfib(90)")]
    [InlineData("class T(int n) { public int Leaves => n < 2 ? 1 : new T(n - 1).Leaves + new T(n - 2).Leaves; }\nnew T(90).Leaves")]
    [InlineData("start: goto start;")]
    [InlineData("var i = 0; start: i++; if (i > 0) goto start;")]
    [InlineData("switch (1) { case 1: goto case 2; case 2: goto case 1; }")]
    [InlineData("void F() { again: try { goto again; } finally { } }\nF();")]
    [InlineData("while (true);")]
    [InlineData("do ; while (true);")]
    [InlineData("foreach (var (a, b) in Enumerable.Repeat((1, 2), int.MaxValue)) for (;;) while (true) { }")]
    [InlineData("var all = Enumerable.Range(0, int.MaxValue);\nall.SelectMany(i => all).Sum(i => Math.Min(i, 0))")]
    [InlineData("class A { public int N { get { while (true) { } } } }\nnew A().N")]
    [InlineData("#load \"forever.csx\"\nForever();")]
    public async Task Every_loop_and_every_long_recursion_is_stopped_at_a_checkpoint(string code)
    {
        using var folder = new TemporaryFolder();
        folder.File("forever.csx", "void Forever() { while (true) { } }");
        using var session = new Notebook(folder.Path);
        Assert.Equal("Cell 1 was interrupted.", (await session.InterruptAsync(code)).Value);
    }

    [Fact]
    public async Task A_loop_in_the_thread_pool_is_stopped_with_its_cell()
    {
        const string Code = "await Task.Yield(); try { Console.Write('a'); while (true) { } } finally { stopped.SetResult(\"stopped\"); }";
        await notebook.RunAsync("var stopped = new TaskCompletionSource<string>();");
        await notebook.InterruptAsync(Code);
        Assert.Equal("stopped", await notebook.ValueAsync("await stopped.Task"));
    }

    [Fact]
    public async Task A_cell_that_cannot_be_stopped_slows_no_other()
    {
        using var folder = new TemporaryFolder();
        using var session = new Notebook(folder.Path);
        var library = folder.WriteLibrary(
            "public static class Busy { public static volatile bool End; public static void Spin() { while (!End) { } } }");
        var error = await session.InterruptAsync($"#r \"{library}.dll\"\nBusy.Spin();");
        var goesOn = "Cell 1 was interrupted, but a library that it called cannot be stopped and goes on in the background.";
        Assert.Equal(goesOn, error.Value);
        Assert.True(SpinWait.SpinUntil(() => !Checkpoint.IsRequested, TimeSpan.FromMinutes(1)));
        await session.RunAsync("Busy.End = true;");
    }

    [Fact]
    public async Task What_a_checkpoint_adds_hides_no_error_and_no_value()
    {
        Assert.Contains("CS1023", await notebook.DiagnosticsAsync("while (true) int x = 1;"), StringComparison.Ordinal);
        Assert.Equal("1", await notebook.ValueAsync("int One() => 1;\nOne()"));
        Assert.Equal("x => Max(x, 1)", await notebook.ValueAsync(
            "System.Linq.Expressions.Expression<Func<int, int>> e = x => Math.Max(x, 1);\ne.ToString()"));
        Assert.Equal("[ 3, 2 ]", await notebook.ValueAsync(
            "var xs = new List<int>(); Array.ForEach([3, 2], x => xs.Add(Math.Abs(x)));\n"
            + "Action fail = () => throw new Exception(xs.ToString());\nxs"));
        Assert.Equal("7", await notebook.ValueAsync(
            "Func<Task> wait = async () => await Task.Delay(Math.Abs(1)); Func<Task<int>> seven = async () => await Task.FromResult(7);\n"
            + "await wait(); await Task.Run(() => seven())"));
        Assert.Equal("abc", await notebook.ValueAsync(
            "var s = \"\"; foreach (var c in \"abc\") if (c != 'x') goto add; else continue; add: s = \"abc\";\ns"));
    }
}
