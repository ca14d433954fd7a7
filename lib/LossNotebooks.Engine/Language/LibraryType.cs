using System.Xml.Linq;

namespace LossNotebooks.Engine;

/// <summary>A type, or a member of one, that a library which cells refer to by <c>#r</c> offers to them.</summary>
/// <param name="Id">Its name in documentation: <c>T:LossNotebooks.Normal</c>.</param>
/// <param name="Name">Its name alone.</param>
/// <param name="Signature">How it is declared.</param>
/// <param name="Documentation">Its documentation, with what it inherits.</param>
public record LibraryMember(string Id, string Name, string Signature, XElement Documentation);

/// <inheritdoc/>
/// <param name="Id">Its name in documentation.</param>
/// <param name="Name">Its name, with its type parameters.</param>
/// <param name="Signature">How it is declared, and what it derives from.</param>
/// <param name="Documentation">Its documentation.</param>
/// <param name="Namespace">Where it belongs.</param>
/// <param name="Members">What else it offers, in the order of its declaration.</param>
public sealed record LibraryType(
    string Id, string Name, string Signature, XElement Documentation, string Namespace, IReadOnlyList<LibraryMember> Members)
    : LibraryMember(Id, Name, Signature, Documentation);
