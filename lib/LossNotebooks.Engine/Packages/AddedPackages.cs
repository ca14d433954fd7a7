using Microsoft.CodeAnalysis;

namespace LossNotebooks.Engine.Packages;

/// <summary>What came of the directives of a cell.</summary>
/// <param name="References">What to compile against from now on.</param>
/// <param name="Installed">What the cell asked for, each with its version.</param>
/// <param name="Warnings">Sentences about what is not as it was asked for.</param>
/// <param name="New">The packages that the session had not before, dependencies included.</param>
internal sealed record AddedPackages(
    IReadOnlyList<MetadataReference> References,
    IReadOnlyList<string> Installed,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<RestoredPackage> New);
