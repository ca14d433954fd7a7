using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using LossNotebooks.Engine.Compilation;

namespace LossNotebooks.Engine.Ahead;

/// <summary>The types of the framework and of libraries that compiled cells name: a trimmed runtime must keep them.</summary>
public static class CellSurface
{
    /// <summary>Describes the types to the linker of .NET.</summary>
    /// <param name="notebooks">The compiled cells.</param>
    /// <returns>A descriptor file: the same text while cells use the same types.</returns>
    public static string Describe(IEnumerable<CompiledNotebook> notebooks)
    {
        var types = notebooks.SelectMany(notebook => notebook.Cells)
            .Where(cell => cell.Image.Length > 0)
            .SelectMany(cell => Types(cell.Image))
            .Where(type => SubmissionNames.Number(type.Assembly) is null)
            .Distinct()
            .OrderBy(type => type.Assembly, StringComparer.Ordinal).ThenBy(type => type.Name, StringComparer.Ordinal);
        var assemblies = types.GroupBy(type => type.Assembly).Select(assembly => new XElement(
            "assembly",
            new XAttribute("fullname", assembly.Key),
            assembly.Select(type => new XElement("type", new XAttribute("fullname", type.Name)))));
        return new XElement("linker", assemblies).ToString() + "\n";
    }

    private static List<(string Assembly, string Name)> Types(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(handle => Name(metadata, metadata.GetTypeReference(handle)))];
    }

    private static (string Assembly, string Name) Name(MetadataReader metadata, TypeReference type)
    {
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var (assembly, outer) = Name(metadata, metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope));
            return (assembly, $"{outer}/{name}");
        }
        var space = metadata.GetString(type.Namespace);
        var home = metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
        return (metadata.GetString(home.Name), space.Length > 0 ? $"{space}.{name}" : name);
    }
}
