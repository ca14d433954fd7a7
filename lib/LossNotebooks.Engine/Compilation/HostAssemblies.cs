using System.Reflection;
using Microsoft.DotNet.Interactive.CSharp;

namespace LossNotebooks.Engine.Compilation;

/// <summary>The assemblies that the host brings: the framework's and its own.</summary>
internal static class HostAssemblies
{
    /// <summary>Their paths, as the runtime was told at start.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static readonly HashSet<string> Names = NamesOf(Paths);

    // A browser has no folders to tell them apart, and nothing is loaded there that is not the host's.
    private static readonly HashSet<string> Framework = OperatingSystem.IsBrowser() ? Names :
        NamesOf(Paths.Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location)));

    private static readonly Lazy<HashSet<string>> Offered = new(() => new(
        WithReferences(typeof(Checkpoint).Assembly)
            .Append(typeof(HostAssemblies).Assembly)
            .Select(assembly => assembly.GetName().Name!)
            .Append(typeof(CSharpKernel).Namespace!), // .NET Interactive has an assembly for it.
        StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the host has an assembly of this simple name, loaded or not.</summary>
    public static bool Contains(string name) => Names.Contains(name);

    /// <summary>Whether it is the framework's.</summary>
    public static bool IsFramework(string name) => Framework.Contains(name);

    /// <summary>
    /// Whether it is the engine's offer to cells, or belongs to it: host and cells must mean the same types. What else the host is made of
    /// is its own affair: a library that cells load may bring another version.
    /// </summary>
    public static bool IsOffered(string name) => Offered.Value.Contains(name);

    private static HashSet<string> NamesOf(IEnumerable<string> paths) => [.. paths.Select(path => Path.GetFileNameWithoutExtension(path))];

    private static IEnumerable<Assembly> WithReferences(Assembly assembly) => assembly
        .GetReferencedAssemblies()
        .Where(reference => Contains(reference.Name!) && !IsFramework(reference.Name!))
        .SelectMany(reference => WithReferences(Assembly.Load(reference)))
        .Prepend(assembly);
}
