using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Emit;

namespace LossNotebooks.Engine.Compilation;

/// <summary>
/// Puts a <see cref="Checkpoint"/> at the start of every function of a cell, whatever its form: method, accessor, operator, constructor
/// with its initializers, lambda. The compiler can begin each with a call of the runtime's method that looks whether the stack is nearly
/// full; in the compiled cell that call is made one of the checkpoint of the same name, which looks faster and also stops the cell.
/// </summary>
internal static class FunctionCheckpoints
{
    /// <summary>What makes the compiler write the calls.</summary>
    public static EmitOptions Options { get; } = new(
        debugInformationFormat: DebugInformationFormat.PortablePdb,
        instrumentationKinds: [InstrumentationKind.StackOverflowProbing]);

    /// <summary>Points the calls in a compiled cell at the checkpoint, which its code must name somewhere.</summary>
    public static void Redirect(MemoryStream image)
    {
        image.Position = 0;
        using var file = new PEReader(image, PEStreamOptions.LeaveOpen);
        var metadata = file.GetMetadataReader();
        var checkpoint = metadata.TypeReferences.FirstOrDefault(type => Is(metadata, type, typeof(Checkpoint)));
        var call = metadata.MemberReferences.FirstOrDefault(member => IsProbe(metadata, metadata.GetMemberReference(member)));
        if (checkpoint.IsNil || call.IsNil)
        {
            return;
        }
        // The type of a member is its row's first column; a cell names so few types that two bytes hold it, however wide the column is.
        var row = file.PEHeaders.MetadataStartOffset
            + metadata.GetTableMetadataOffset(TableIndex.MemberRef)
            + ((MetadataTokens.GetRowNumber(call) - 1) * metadata.GetTableRowSize(TableIndex.MemberRef));
        var type = checked((ushort)CodedIndex.MemberRefParent(checkpoint));
        BinaryPrimitives.WriteUInt16LittleEndian(image.GetBuffer().AsSpan(row), type);
    }

    private static bool IsProbe(MetadataReader metadata, MemberReference member) =>
        metadata.StringComparer.Equals(member.Name, nameof(RuntimeHelpers.EnsureSufficientExecutionStack))
        && member.Parent.Kind == HandleKind.TypeReference
        && Is(metadata, (TypeReferenceHandle)member.Parent, typeof(RuntimeHelpers));

    private static bool Is(MetadataReader metadata, TypeReferenceHandle handle, Type type)
    {
        var reference = metadata.GetTypeReference(handle);
        return metadata.StringComparer.Equals(reference.Name, type.Name)
            && metadata.StringComparer.Equals(reference.Namespace, type.Namespace!);
    }
}
