using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossNotebooks.Engine.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private static int libraries;

    public string Path { get; } = Directory.CreateTempSubdirectory("lossnotebooks-").FullName;

    public string Write(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Compiles a library into the folder. Its name is new in this process, where libraries are loaded once.</summary>
    public string WriteLibrary(string source, params string[] references)
    {
        var name = "Library" + Interlocked.Increment(ref libraries).ToString(CultureInfo.InvariantCulture);
        var framework = System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
            [
                MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
                MetadataReference.CreateFromFile(System.IO.Path.Combine(framework, "System.Runtime.dll")),
                .. references.Select(reference => MetadataReference.CreateFromFile(System.IO.Path.Combine(Path, reference + ".dll"))),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var file = System.IO.Path.Combine(Path, name + ".dll");
        var result = compilation.Emit(file, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return name;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
