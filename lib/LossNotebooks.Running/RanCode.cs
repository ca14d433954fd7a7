using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.Loader;

namespace LossNotebooks.Running;

/// <summary>The compiled code of a cell that has run in this process, as far as it tells what the cell could do.</summary>
/// <param name="Calls">What it uses of others; null if nobody can say.</param>
/// <param name="IsNative">Whether it calls code that is not .NET's.</param>
/// <param name="HasFinalizer">Whether it has code that runs when nobody expects it.</param>
internal sealed record RanCode(IReadOnlyList<UsedMember>? Calls, bool IsNative, bool HasFinalizer)
{
    private static readonly HashSet<AssemblyLoadContext> Seen = [];

    /// <summary>That of the cells that have run since the last call.</summary>
    public static IReadOnlyList<RanCode> OfLastRun()
    {
        var sessions = AssemblyLoadContext.All.Where(context => context.Name == "cells" && Seen.Add(context)).ToList();
        return [.. sessions.SelectMany(session => session.Assemblies).ToList().Select(Of)];
    }

    private static unsafe RanCode Of(Assembly cell)
    {
        if (!cell.TryGetRawMetadata(out var metadata, out var length))
        {
            return new(null, false, false);
        }
        var reader = new MetadataReader(metadata, length);
        var methods = reader.MethodDefinitions.Select(reader.GetMethodDefinition).ToList();
        return new(
            [.. UsedMember.Of(reader)],
            methods.Exists(method => method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)),
            methods.Exists(method => reader.StringComparer.Equals(method.Name, "Finalize")));
    }
}
