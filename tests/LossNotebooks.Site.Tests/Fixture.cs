using System.Runtime.CompilerServices;

namespace LossNotebooks.Site.Tests;

/// <summary>Where the tests find the repository, their fixtures, and folders to write to.</summary>
internal static class Fixture
{
    public static string Repository { get; } = Up(AppContext.BaseDirectory);

    public static string Path(string name) => System.IO.Path.Combine(Repository, "tests", "LossNotebooks.Site.Tests", "Fixtures", name);

    /// <summary>A fresh folder, deleted with the returned object.</summary>
    public static TemporaryFolder Folder([CallerMemberName] string test = "") => new(test);

    private static string Up(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "LossNotebooks.sln")) ? folder : Up(System.IO.Path.GetDirectoryName(folder)!);
}

internal sealed class TemporaryFolder(string test) : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory(test[..Math.Min(test.Length, 40)]).FullName;

    public string File(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
