using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.Loader;

namespace LossNotebooks.Running;

/// <summary>
/// What cells leave behind in their process: threads and timers, finalizers, settings that belong to all, packages of one version. It can't
/// be undone, nor always be seen afterwards; so the cells' compiled code is asked whether it uses anything that could leave some. When in
/// doubt, it could.
/// </summary>
internal static class Traces
{
    private static readonly HashSet<AssemblyLoadContext> Asked = [];

    /// <summary>Namespaces and types of the framework that only compute, or write files.</summary>
    private static readonly string[] Harmless =
    [
        "System", "System.Collections", "System.Collections.Generic", "System.Collections.Immutable", "System.Globalization", "System.IO",
        "System.Linq", "System.Numerics", "System.Numerics.Tensors", "System.Reflection.MemberInfo", "System.Runtime.CompilerServices",
        "System.Runtime.InteropServices.CollectionsMarshal", "System.Runtime.InteropServices.MemoryMarshal", "System.Text",
        "System.Text.RegularExpressions",
    ];

    /// <summary>Types in these namespaces that do more.</summary>
    private static readonly string[] Harmful =
        ["Activator", "AppContext", "AppDomain", "Console", "Directory", "Environment", "FileSystemWatcher", "GC", "Progress`1", "Type"];

    /// <summary>Members of those that don't.</summary>
    private static readonly string[] Exempt =
        ["Write", "WriteLine", "GetTypeFromHandle", "op_Equality", "get_Name", "get_NewLine", "get_ProcessorCount",
         "GetFiles", "CreateDirectory"];

    /// <summary>Whether cells that have run in this process since the last call may have left something.</summary>
    public static bool AreLeft()
    {
        var sessions = AssemblyLoadContext.All.Where(context => context.Name == "cells" && Asked.Add(context));
        return sessions.SelectMany(session => session.Assemblies).ToList().Exists(LeavesTraces)
            || AssemblyLoadContext.Default.Assemblies.Any(IsOfPackage);
    }

    private static bool IsOfPackage(Assembly assembly)
    {
        // In NuGet's folder an assembly lies in name/version/lib/framework, and a file beside `lib` tells of its origin.
        var version = Path.GetFullPath(Path.Combine(assembly.Location, "..", "..", ".."));
        return assembly.Location.Length > 0 && File.Exists(Path.Combine(version, ".nupkg.metadata"));
    }

    private static unsafe bool LeavesTraces(Assembly cell)
    {
        if (!cell.TryGetRawMetadata(out var metadata, out var length))
        {
            return true;
        }
        var reader = new MetadataReader(metadata, length);
        return reader.MemberReferences.Any(member => LeavesTraces(reader, reader.GetMemberReference(member)))
            || reader.MethodDefinitions.Select(reader.GetMethodDefinition).Any(method =>
                method.Attributes.HasFlag(MethodAttributes.PinvokeImpl) || reader.StringComparer.Equals(method.Name, "Finalize"));
    }

    private static bool LeavesTraces(MetadataReader reader, MemberReference member)
    {
        if (TypeOf(reader, member.Parent) is not { } type || reader.GetString(type.Name).EndsWith("Attribute", StringComparison.Ordinal))
        {
            return false; // An array, a type of the cell's own, or what the compiler notes.
        }
        var (space, name, assembly) = (reader.GetString(type.Namespace), reader.GetString(type.Name), Home(reader, type));
        var (method, signature) = (reader.GetString(member.Name), reader.GetBlobReader(member.Signature));
        var header = signature.ReadSignatureHeader();
        var isStaticMethod = header is { Kind: SignatureKind.Method, IsInstance: false };
        if (isStaticMethod && (method.StartsWith("set_", StringComparison.Ordinal) || method.StartsWith("add_", StringComparison.Ordinal)))
        {
            return true;
        }
        if (space == "Microsoft.DotNet.Interactive.Formatting" || space.StartsWith("System", StringComparison.Ordinal))
        {
            return !(Harmless.Contains(space) || Harmless.Contains($"{space}.{name}"))
                || (Harmful.Contains(name) && !Exempt.Contains(method));
        }
        var isOurs = assembly.StartsWith("cell-", StringComparison.Ordinal) || space.StartsWith("LossNotebooks", StringComparison.Ordinal);
        return isStaticMethod && !isOurs && ReturnsNothing(header, signature);
    }

    private static bool ReturnsNothing(SignatureHeader header, BlobReader signature)
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
