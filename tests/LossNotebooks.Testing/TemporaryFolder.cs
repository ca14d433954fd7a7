using System.Runtime.CompilerServices;

namespace LossNotebooks.Testing;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder([CallerMemberName] string name = "") : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory(name[..Math.Min(name.Length, 40)]).FullName;

    /// <summary>Writes a file, and the folders on its way.</summary>
    /// <returns>Its path.</returns>
    public string File(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
