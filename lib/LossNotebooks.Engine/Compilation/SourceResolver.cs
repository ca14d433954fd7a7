using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LossNotebooks.Engine.Compilation;

/// <summary>
/// Finds what <c>#load</c> names, and says what places in code are called: cells by their names, files by paths that begin at the
/// notebook's folder, so that neither a message nor a stack trace depends on where that lies.
/// </summary>
/// <param name="workingDirectory">The notebook's folder.</param>
/// <param name="prepare">What becomes of a file's code before it is compiled.</param>
internal sealed class SourceResolver(string workingDirectory, Func<SourceText, SourceText> prepare)
    : SourceFileResolver([], workingDirectory)
{
    public override string NormalizePath(string path, string? baseFilePath) =>
        Path.IsPathFullyQualified(path) ? Path.GetRelativePath(BaseDirectory!, path).Replace('\\', '/') : path;

    public override string? ResolveReference(string path, string? baseFilePath) => SearchPath.Find(path, baseFilePath, BaseDirectory!);

    public override SourceText ReadText(string resolvedPath) => prepare(base.ReadText(resolvedPath));
}
