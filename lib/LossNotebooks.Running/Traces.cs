using LossNotebooks.Engine;

namespace LossNotebooks.Running;

/// <summary>
/// What cells leave behind in their process: threads and timers, finalizers, settings that belong to all, packages of one version. It can't
/// be undone, nor always be seen afterwards; so the cells' compiled code is asked whether it uses anything that could leave some. When in
/// doubt, it could.
/// </summary>
internal static class Traces
{
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

    /// <summary>Whether cells may have left something.</summary>
    /// <param name="cells">Their compiled code.</param>
    public static bool AreLeft(IReadOnlyList<RanCode> cells) =>
        cells.Any(cell => cell.Calls is not { } calls || calls.Any(LeavesTraces) || cell.IsNative || cell.HasFinalizer)
            || Session.HasLoadedPackages;

    private static bool LeavesTraces(UsedMember used)
    {
        var (assembly, space, type, name, isStaticMethod, returnsNothing) = used;
        if (isStaticMethod && (name.StartsWith("set_", StringComparison.Ordinal) || name.StartsWith("add_", StringComparison.Ordinal)))
        {
            return true;
        }
        if (space == "Microsoft.DotNet.Interactive.Formatting" || space.StartsWith("System", StringComparison.Ordinal))
        {
            return !(Harmless.Contains(space) || Harmless.Contains($"{space}.{type}"))
                || (Harmful.Contains(type) && !Exempt.Contains(name));
        }
        var isOurs = assembly.StartsWith("cell-", StringComparison.Ordinal) || space.StartsWith("LossNotebooks", StringComparison.Ordinal);
        return isStaticMethod && !isOurs && returnsNothing;
    }
}
