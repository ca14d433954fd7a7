using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using LossNotebooks.Engine.Compilation;

namespace LossNotebooks.Engine.Ahead;

/// <summary>What compiled cells name of the framework and of libraries: a trimmed runtime must keep it.</summary>
public static class CellSurface
{
    /// <summary>Finds it.</summary>
    /// <param name="notebooks">The compiled cells.</param>
    /// <returns>Methods and types, each as assembly, type and method, separated by blanks.</returns>
    public static IEnumerable<string> Of(IEnumerable<CompiledNotebook> notebooks) => notebooks
        .SelectMany(notebook => notebook.Cells)
        .Where(cell => cell.Image.Length > 0)
        .SelectMany(cell => Members(cell.Image))
        .Where(member => SubmissionNames.Number(member.Assembly) is null)
        .Select(member => $"{member.Assembly} {member.Type} {member.Name}")
        .Distinct();

    /// <summary>Describes it to the linker of .NET.</summary>
    /// <param name="surface">Methods and types.</param>
    /// <returns>A descriptor file.</returns>
    public static string Descriptor(IEnumerable<string> surface)
    {
        var members = surface.Order(StringComparer.Ordinal).Select(member => member.Split(' '));
        var assemblies = members.GroupBy(member => member[0]).Select(assembly => new XElement(
            "assembly",
            new XAttribute("fullname", assembly.Key),
            assembly.GroupBy(member => member[1]).Select(type => new XElement(
                "type",
                new XAttribute("fullname", type.Key),
                new XAttribute("preserve", "nothing"),
                type.Where(member => member[2].Length > 0).Select(member => new XElement("method", new XAttribute("name", member[2])))))));
        return new XElement("linker", assemblies) + "\n";
    }

    private static List<(string Assembly, string Type, string Name)> Members(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.TypeReferences.Select(handle => Name(metadata, handle, "")),
            .. from member in metadata.MemberReferences.Select(metadata.GetMemberReference)
               let type = TypeOf(metadata, member.Parent)
               where type is not null && member.GetKind() == MemberReferenceKind.Method
               select Name(metadata, type.Value, metadata.GetString(member.Name)),
        ];
    }

    // A generic type is named by a signature, which begins with the type.
    private static TypeReferenceHandle? TypeOf(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            {
                return null; // An array.
            }
            signature.ReadByte(); // Class or value type.
            parent = signature.ReadTypeHandle();
        }
        return parent.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)parent : null;
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
