namespace LossNotebooks.Site.Tests;

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
