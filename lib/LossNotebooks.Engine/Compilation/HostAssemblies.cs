namespace LossNotebooks.Engine.Compilation;

/// <summary>The assemblies that the host brings: the framework's and its own. They win over copies beside a library.</summary>
internal static class HostAssemblies
{
    /// <summary>Their paths, as the runtime was told at start.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static readonly HashSet<string> Names = [.. Paths.Select(path => Path.GetFileNameWithoutExtension(path))];

    /// <summary>Whether the host has an assembly of this simple name, loaded or not.</summary>
    public static bool Contains(string name) => Names.Contains(name);
}
