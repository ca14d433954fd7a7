using System.Reflection;
using System.Runtime.Loader;

namespace LossNotebooks.Engine.Compilation;

/// <summary>
/// Assemblies that cells ask for with <c>#r</c>. They are loaded once per process into the default context, so that all sessions share
/// their types and their compiled code; their dependencies are looked for beside them.
/// </summary>
internal static class Libraries
{
    private static readonly Lock Gate = new();
    private static readonly List<string> Folders = [];
    private static readonly Dictionary<string, string> Files = [];

    static Libraries() => AssemblyLoadContext.Default.Resolving += (_, name) => name.Name is null ? null : Load(name.Name);

    /// <summary>Loads a DLL, or hands back the assembly of that name which is already there.</summary>
    public static Assembly LoadFile(string path)
    {
        var name = AssemblyName.GetAssemblyName(path).Name!;
        Register(path);
        var folder = Path.GetDirectoryName(path)!;
        lock (Gate)
            if (!Folders.Contains(folder))
                Folders.Add(folder);
        return Find(name)!;
    }

    /// <summary>Says where an assembly lies, for when it is asked for.</summary>
    public static void Register(string path)
    {
        lock (Gate)
            Files.TryAdd(Path.GetFileNameWithoutExtension(path), path);
    }

    /// <summary>The assembly of this simple name: loaded already, the host's, or known from a <c>#r</c>; null when there is none.</summary>
    public static Assembly? Find(string name)
    {
        var loaded = AssemblyLoadContext.Default.Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == name);
        return loaded ?? (HostAssemblies.Contains(name) ? Assembly.Load(name) : Load(name));
    }

    private static Assembly? Load(string name)
    {
        string? path;
        lock (Gate)
        {
            path = Files.GetValueOrDefault(name)
                ?? Folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
        }
        return path is null ? null : AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
    }
}
