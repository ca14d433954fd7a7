using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace LossNotebooks.Engine.Compilation;

/// <summary>
/// Compile-time references made from assemblies in memory, one per assembly and process: sessions share Roslyn's symbols, and what a
/// cell is compiled against is what it runs against.
/// </summary>
internal static class References
{
    private static readonly ConcurrentDictionary<Assembly, PortableExecutableReference> Made = [];
    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyDefault = new(CreateDefault);

    /// <summary>The framework and what the engine offers to cells.</summary>
    public static ImmutableArray<MetadataReference> Default => LazyDefault.Value;

    public static PortableExecutableReference Of(Assembly assembly) => Made.GetOrAdd(assembly, Create);

    private static ImmutableArray<MetadataReference> CreateDefault()
    {
        var core = typeof(object).Assembly;
        var folder = Path.GetDirectoryName(core.Location);
        var framework = HostAssemblies.Paths
            .Where(path => OperatingSystem.IsBrowser()
                ? path.StartsWith("System.", StringComparison.Ordinal)
                : Path.GetDirectoryName(path) == folder)
            .Select(path => Assembly.Load(Path.GetFileNameWithoutExtension(path)))
            .Where(DefinesTypes);
        Assembly[] needed =
        [
            core, // Facades, through which every other assembly refers to it, are found when they are missed.
            typeof(Formatter).Assembly,
            typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly,
            typeof(Checkpoint).Assembly,
        ];
        return [.. framework.Union(needed).Select(Of)];
    }

    private static unsafe PortableExecutableReference Create(Assembly assembly)
    {
        if (!assembly.TryGetRawMetadata(out var metadata, out var length))
        {
            throw new NotSupportedException($"The assembly {assembly.GetName().Name} has no metadata to compile against.");
        }

        return AssemblyMetadata
            .Create(ModuleMetadata.CreateFromMetadata((nint)metadata, length))
            .GetReference(new Documentation(assembly), filePath: assembly.Location);
    }

    private static unsafe bool DefinesTypes(Assembly assembly) =>
        assembly.TryGetRawMetadata(out var metadata, out var length)
        && new MetadataReader(metadata, length).TypeDefinitions.Count > 1; // One is <Module>: such an assembly only forwards.
}
