namespace LossNotebooks.Engine.Tests;

/// <summary>What notebooks written for .NET Interactive call of it, beside displays.</summary>
public sealed class DotNetInteractiveSurfaceTests : IDisposable
{
    private const string Usings = """
        using Microsoft.DotNet.Interactive;
        using Microsoft.DotNet.Interactive.Commands;
        using Microsoft.DotNet.Interactive.CSharp;
        using Microsoft.DotNet.Interactive.Events;
        using Microsoft.DotNet.Interactive.Formatting;

        """;

    private readonly Notebook notebook = new();

    public void Dispose() => notebook.Dispose();

    [Theory]
    [InlineData("Kernel.Root.Name", ".NET")]
    [InlineData("Kernel.Current.Name", "csharp")]
    [InlineData("Kernel.Root.FindKernelByName(\"csharp\").Name", "csharp")]
    [InlineData("Kernel.Root.FindKernelByName(\"fsharp\") is null", "True")]
    [InlineData("KernelInvocationContext.Current.CancellationToken.IsCancellationRequested", "False")]
    public async Task Its_namespaces_and_kernels_have_their_names(string code, string value) =>
        Assert.Equal(value, await notebook.ValueAsync(Usings + code));

    [Theory]
    [InlineData("KernelInvocationContext.Current.Display(\"shown\");")]
    [InlineData("KernelInvocationContext.Current.DisplayAs(\"shown\", \"text/plain\");")]
    public async Task The_context_of_a_cell_displays(string code)
    {
        var shown = Assert.IsType<DisplayData>(Assert.Single(await notebook.RunAsync(Usings + code)));
        Assert.Equal("shown", (string?)shown.Data.Data["text/plain"]);
    }

    [Fact]
    public async Task Code_that_is_submitted_runs_in_the_cell_and_later_cells_see_what_it_declares()
    {
        const string Send = "var sent = await Kernel.Root.SendAsync(new SubmitCode(\"var five = 5; Console.Write(five);\"));";
        Assert.Equal([new Stream("stdout", "5")], await notebook.RunAsync(Usings + Send));
        Assert.Equal("6", await notebook.ValueAsync("five + sent.Events.Count + 1"));
        Assert.Equal("(True, 5, False, False)", await notebook.ValueAsync("""
            var kernel = (CSharpKernel)Kernel.Current;
            var found = kernel.TryGetValue("five", out int value);
            $"{(found, value, kernel.TryGetValue("six", out int _), kernel.TryGetValue("five", out string _))}"
            """));
    }

    [Fact]
    public async Task Code_that_is_submitted_and_fails_fails_the_cell()
    {
        var error = await notebook.ErrorAsync(Usings + "await Kernel.Root.SubmitCodeAsync(\"#!nosuch\");");
        Assert.StartsWith(
            "System.InvalidOperationException: The code that was submitted failed: (1,1): error DNI101: Unknown magic command '#!nosuch'.",
            error.Value,
            StringComparison.Ordinal);
    }
}
