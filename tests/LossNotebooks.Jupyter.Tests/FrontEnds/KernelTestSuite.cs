
namespace LossNotebooks.Jupyter.Tests.FrontEnds;

public sealed class KernelTestSuite(InstalledKernel kernel)
{
    [Fact]
    public async Task The_kernel_passes_the_tests_that_Jupyter_has_for_kernels()
    {
        await kernel.NeedAsync("jupyter_kernel_test", "python3-jupyter-kernel-test");
        using var folder = new TemporaryFolder();
        using var suite = kernel.Start(folder.Path,
            Path.Combine(Fixture.Repository, "tests", "LossNotebooks.Jupyter.Tests", "FrontEnds", "kernel_tests.py"));
        await suite.SucceedAsync();
    }
}
