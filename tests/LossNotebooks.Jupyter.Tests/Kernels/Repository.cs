namespace LossNotebooks.Jupyter.Tests.Kernels;

/// <summary>Where things lie in the clone that is tested.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The command line program, as it was built.</summary>
    public static string Program => Path.Combine(Root, "lib", "LossNotebooks.Cli", "bin", "LossNotebooks.Cli.dll");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "LossNotebooks.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
