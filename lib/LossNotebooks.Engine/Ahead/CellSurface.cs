using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using LossNotebooks.Engine.Compilation;

namespace LossNotebooks.Engine.Ahead;

/// <summary>What compiled cells name of the framework and of libraries: a trimmed runtime must keep it.</summary>
public static class CellSurface
{
    /// <summary>
    /// Describes it to the linker of .NET: of the framework whole types, of other libraries, which stand on much, the methods.
    /// </summary>
    /// <param name="notebooks">The compiled cells.</param>
    /// <returns>A descriptor file: the same text while cells use the same.</returns>
    public static string Describe(IEnumerable<CompiledNotebook> notebooks)
    {
        var members = notebooks.SelectMany(notebook => notebook.Cells)
            .Where(cell => cell.Image.Length > 0)
            .SelectMany(cell => Members(cell.Image))
            .Where(member => SubmissionNames.Number(member.Assembly) is null)
            .Distinct()
            .OrderBy(member => member, Comparer<(string, string, string)>.Create((a, b) => string.CompareOrdinal($"{a}", $"{b}")));
        return new XElement("linker", members.GroupBy(member => member.Assembly).Select(assembly => new XElement(
            "assembly",
            new XAttribute("fullname", assembly.Key),
            assembly.GroupBy(member => member.Type).Select(type => new XElement(
                "type",
                new XAttribute("fullname", type.Key),
                assembly.Key.StartsWith("System.", StringComparison.Ordinal) ? new XAttribute("preserve", "all") : Methods(type)))))) + "\n";
    }

    private static List<XObject> Methods(IEnumerable<(string Assembly, string Type, string Name)> members) =>
    [
        new XAttribute("preserve", "nothing"),
        .. members.Where(member => member.Name.Length > 0).Select(member => new XElement("method", new XAttribute("name", member.Name))),
    ];

    private static List<(string Assembly, string Type, string Name)> Members(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.TypeReferences.Select(handle => Name(metadata, handle, "")),
            .. metadata.MemberReferences.Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference && member.GetKind() == MemberReferenceKind.Method)
                .Select(member => Name(metadata, (TypeReferenceHandle)member.Parent, metadata.GetString(member.Name))),
        ];
    }

    private static (string Assembly, string Type, string Name) Name(MetadataReader metadata, TypeReferenceHandle handle, string member)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var (assembly, outer, _) = Name(metadata, (TypeReferenceHandle)type.ResolutionScope, member);
            return (assembly, $"{outer}/{name}", member);
        }
        var space = metadata.GetString(type.Namespace);
        var home = metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
        return (metadata.GetString(home.Name), space.Length > 0 ? $"{space}.{name}" : name, member);
    }
}
