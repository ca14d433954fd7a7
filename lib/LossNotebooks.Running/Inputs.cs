namespace LossNotebooks.Running;

/// <summary>
/// What cells take from outside of themselves and their libraries: files, the network, the clock, the machine. What they took can't be
/// compared later; so their compiled code is asked whether it uses anything that could have taken some. When in doubt, it could.
/// </summary>
internal static class Inputs
{
    /// <summary>Namespaces and types of the framework that only compute, show, or measure.</summary>
    private static readonly string[] Closed =
    [
        "System", "System.Collections", "System.Collections.Concurrent", "System.Collections.Generic", "System.Collections.Immutable",
        "System.Diagnostics.Stopwatch", "System.Globalization", "System.IO.MemoryStream", "System.IO.StringReader",
        "System.IO.StringWriter", "System.IO.TextReader", "System.IO.TextWriter", "System.Linq", "System.Numerics",
        "System.Numerics.Tensors", "System.Reflection.MemberInfo", "System.Runtime.CompilerServices",
        "System.Runtime.InteropServices.CollectionsMarshal", "System.Runtime.InteropServices.MemoryMarshal", "System.Text",
        "System.Text.RegularExpressions", "System.Threading", "System.Threading.Tasks",
    ];

    /// <summary>Types in these namespaces that know of more.</summary>
    private static readonly string[] Open =
        ["Activator", "AppContext", "AppDomain", "Console", "Environment", "GC", "TimeProvider", "TimeZoneInfo", "Type"];

    /// <summary>Members of those that don't.</summary>
    private static readonly string[] Exempt =
        ["Write", "WriteLine", "GetTypeFromHandle", "op_Equality", "op_Inequality", "get_Name", "get_NewLine"];

    /// <summary>Members of other types that do.</summary>
    private static readonly string[] Clock = ["get_Now", "get_UtcNow", "get_Today", "NewGuid"];

    /// <summary>What the library and the engine stand on.</summary>
    private static readonly string[] Ours =
    [
        "", "LossNotebooks", "Microsoft.DotNet.Interactive", "Microsoft.Data.Analysis", "MathNet.Numerics", "Plotly.NET", "DynamicObj",
        "Microsoft.FSharp",
    ];

    /// <summary>Whether cells may have taken something.</summary>
    /// <param name="cells">Their compiled code.</param>
    public static bool AreTaken(IReadOnlyList<RanCode> cells) =>
        cells.Any(cell => cell.IsNative || cell.Calls is not { } calls || calls.Any(Takes));

    private static bool Takes(UsedMember used)
    {
        var (space, type, name) = (used.Space, used.Type, used.Name);
        return space == "System" || space.StartsWith("System.", StringComparison.Ordinal)
            ? !(Closed.Contains(space) || Closed.Contains($"{space}.{type}")) || Clock.Contains(name)
                || (Open.Contains(type) && !Exempt.Contains(name))
            : !Ours.Any(ours => space == ours || space.StartsWith($"{ours}.", StringComparison.Ordinal)) || Reads(type, name);
    }

    /// <summary>What reads a file, or asks somebody.</summary>
    private static bool Reads(string type, string name) =>
        (type is "Csv" or "DataFrame" && name.StartsWith("Load", StringComparison.Ordinal))
            || name.Contains("Input", StringComparison.Ordinal);
}
