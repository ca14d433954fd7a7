using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossNotebooks.Engine.Compilation;

/// <summary>
/// Finds what <c>#r "…"</c> names, relative to the session's working directory or to the file that was loaded, and what that depends on.
/// </summary>
internal sealed class ReferenceResolver(string workingDirectory) : MetadataReferenceResolver
{
    private bool announced;

    public override bool ResolveMissingAssemblies => true;

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        Libraries.Find(referenceIdentity.Name) is { } assembly ? References.Of(assembly) : null;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var path = SearchPath.Find(reference, baseFilePath, workingDirectory);
        if (path is null && LibraryFolder.Find(reference) is { } brought)
        {
            path = brought;
            Announce(reference);
        }
        if (path is null)
        {
            // A page's engine has the libraries of its notebooks, whose paths lead nowhere there.
            var name = OperatingSystem.IsBrowser() ? Path.GetFileNameWithoutExtension(reference) : reference;
            return HostAssemblies.Contains(name) ? [References.Of(Libraries.Find(name)!)] : [];
        }
        try
        {
            return [References.Of(Libraries.LoadFile(path))];
        }
        catch (BadImageFormatException)
        {
            return [MetadataReference.CreateFromFile(path)]; // The compiler says what is wrong with the file: CS0009.
        }
    }

    // Once a session: a library and what it stands on lie together.
    private void Announce(string reference)
    {
        if (Interlocked.Exchange(ref announced, true) is false)
        {
            RunningCell.Current?.Write(new Stream(
                Stream.StandardOutput, $"{reference} is not there; the library that came with this program is used.\n"));
        }
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
