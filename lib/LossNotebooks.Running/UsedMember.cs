using System.Reflection.Metadata;

namespace LossNotebooks.Running;

/// <summary>A member of somebody else's type that compiled code uses.</summary>
/// <param name="Assembly">The assembly of the type.</param>
/// <param name="Space">The namespace of the type.</param>
/// <param name="Type">The name of the type; of one inside another, its own.</param>
/// <param name="Name">The member.</param>
/// <param name="IsStaticMethod">Whether it belongs to no object.</param>
/// <param name="ReturnsNothing">Whether it is called for what it does.</param>
internal readonly record struct UsedMember(
    string Assembly, string Space, string Type, string Name, bool IsStaticMethod, bool ReturnsNothing)
{
    /// <summary>All that an assembly uses, but for arrays, types of its own, and what the compiler notes.</summary>
    public static IEnumerable<UsedMember> Of(MetadataReader reader) =>
        reader.MemberReferences.Select(handle => Read(reader, reader.GetMemberReference(handle))).OfType<UsedMember>();

    private static UsedMember? Read(MetadataReader reader, MemberReference member)
    {
        if (TypeOf(reader, member.Parent) is not { } type || reader.GetString(type.Name).EndsWith("Attribute", StringComparison.Ordinal))
        {
            return null;
        }
        var signature = reader.GetBlobReader(member.Signature);
        var header = signature.ReadSignatureHeader();
        return new(
            Home(reader, type), reader.GetString(type.Namespace), reader.GetString(type.Name), reader.GetString(member.Name),
            header is { Kind: SignatureKind.Method, IsInstance: false },
            header.Kind == SignatureKind.Method && IsVoid(header, signature));
    }

    private static bool IsVoid(SignatureHeader header, BlobReader signature)
    {
        _ = header.IsGeneric ? signature.ReadCompressedInteger() : 0;
        _ = signature.ReadCompressedInteger();
        return signature.ReadSignatureTypeCode() == SignatureTypeCode.Void;
    }

    private static string Home(MetadataReader reader, TypeReference type) => type.ResolutionScope.Kind switch
    {
        HandleKind.TypeReference => Home(reader, reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope)),
        HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name),
        _ => "",
    };

    private static TypeReference? TypeOf(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            var signature = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            {
                return null;
            }
            signature.ReadByte(); // Class or value type.
            parent = signature.ReadTypeHandle();
        }
        return parent.Kind == HandleKind.TypeReference ? reader.GetTypeReference((TypeReferenceHandle)parent) : null;
    }
}
