
[assembly: AssemblyFixture(typeof(LossNotebooks.Jupyter.Tests.FrontEnds.InstalledKernel))]

namespace LossNotebooks.Jupyter.Tests.FrontEnds;

/// <summary>The kernel as a user has it: installed once, in a folder of its own, for all tests that run a program of Jupyter's.</summary>
public sealed class InstalledKernel : IDisposable
{
    private readonly TemporaryFolder prefix = new("installed");
    private readonly Lazy<Task> installation;

    public InstalledKernel() => installation = new(InstallAsync);

    /// <summary>The folder in which Jupyter finds the kernel and nothing else of the machine.</summary>
    public string JupyterPath => Path.Combine(prefix.Path, "share", "jupyter");

    /// <summary>Skips the calling test where a program of Jupyter's is missing; otherwise sees to it that the kernel is
    /// installed.</summary>
    public Task NeedAsync(string module, string package)
    {
        JupyterProgram.Need(module, package);
        return installation.Value;
    }

    /// <summary>Starts a program of Jupyter's that knows the kernel.</summary>
    internal JupyterProgram Start(string folder, params IEnumerable<string> arguments) => new(JupyterPath, folder, arguments);

    private async Task InstallAsync()
    {
        var outcome = await Command.RunAsync(Fixture.Repository, "jupyter", "install", "--prefix", prefix.Path);
        Assert.Equal(("", 0), (outcome.Errors, outcome.ExitCode));
    }

    public void Dispose() => prefix.Dispose();
}
