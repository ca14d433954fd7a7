using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossNotebooks.Engine.Tests;

/// <summary>Libraries that cells load.</summary>
internal static class Library
{
    private static int libraries;

    /// <summary>Compiles a library into the folder. Its name is new in this process, where libraries are loaded once.</summary>
    public static string WriteLibrary(this TemporaryFolder folder, string source, params string[] references)
    {
        var name = "Library" + Interlocked.Increment(ref libraries).ToString(CultureInfo.InvariantCulture);
        folder.WriteLibraryNamed(name, source, references.Select(reference => Path.Combine(folder.Path, reference + ".dll")));
        return name;
    }

    /// <summary>Compiles a library into the folder under a name that others may bear.</summary>
    /// <returns>Its path.</returns>
    public static string WriteLibraryNamed(this TemporaryFolder folder, string name, string source, params IEnumerable<string> references)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create(
            Path.GetFileName(name),
            [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
            [
                MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
                MetadataReference.CreateFromFile(Path.Combine(framework, "System.Runtime.dll")),
                MetadataReference.CreateFromFile(Path.Combine(framework, "netstandard.dll")),
                .. references.Select(path => MetadataReference.CreateFromFile(path)),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var file = Path.Combine(folder.Path, name + ".dll");
        var result = compilation.Emit(file, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return file;
    }
}
