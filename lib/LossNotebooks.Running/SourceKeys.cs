using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LossNotebooks.Running;

/// <summary>
/// What an assembly was built from, as its build has written into it (<c>.build/SourceKey.targets</c>): the same on every machine, whatever
/// compiler and system have made its bytes.
/// </summary>
internal static class SourceKeys
{
    private const string Name = "SourceKey";

    /// <summary>That of the engine: all that runs cells and shapes their outputs.</summary>
    public static string OfEngine { get; } = string.Join('\n',
        new[] { typeof(Notebook), typeof(Output), typeof(Engine.Session), typeof(SourceKeys) }.Select(type =>
            type.Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == Name).Value));

    /// <summary>That of an assembly, and of those beside it that it refers to; null if it says nothing of it.</summary>
    public static string? Of(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata || Value(file.GetMetadataReader()) is not { } own)
        {
            return null;
        }
        var reader = file.GetMetadataReader();
        var others = reader.AssemblyReferences
            .Select(handle => $"{reader.GetString(reader.GetAssemblyReference(handle).Name)}.dll")
            .Select(name => Path.Combine(Path.GetDirectoryName(path)!, name))
            .Where(File.Exists).Order(StringComparer.Ordinal).Select(Of).OfType<string>();
        return string.Join('\n', others.Prepend(own));
    }

    private static string? Value(MetadataReader reader)
    {
        foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind == HandleKind.MemberReference
                && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
                && reader.StringComparer.Equals(
                    reader.GetTypeReference((TypeReferenceHandle)type).Name, nameof(AssemblyMetadataAttribute)))
            {
                var value = reader.GetBlobReader(attribute.Value);
                value.ReadUInt16(); // What every attribute begins with.
                if (value.ReadSerializedString() == Name)
                {
                    return value.ReadSerializedString();
                }
            }
        }
        return null;
    }
}
