using System.Reflection;
using System.Runtime.Loader;
using LossNotebooks.Engine.Packages;

namespace LossNotebooks.Engine.Compilation;

/// <summary>
/// Assemblies that cells ask for with <c>#r</c>. They are loaded once per process, so that all sessions share their types and their
/// compiled code, into a context of their own, so that what the host is made of does not stand in for them; their dependencies are looked
/// for beside them. The framework, and what the engine offers to cells, are the host's.
/// </summary>
internal sealed class Libraries : AssemblyLoadContext
{
    private static readonly Lock Gate = new();
    private static readonly List<string> Folders = [];
    private static readonly Dictionary<string, string> Files = [];
    private static readonly Libraries Context = new();

    private Libraries() : base("libraries")
    {
        ResolvingUnmanagedDll += NativeLibraries.Find;
        Default.Resolving += (_, name) => Own(name.Name ?? ""); // Asked for by name, from the framework.
    }

    /// <summary>Loads a DLL, or hands back the assembly of that name which is already there.</summary>
    public static Assembly LoadFile(string path)
    {
        var name = AssemblyName.GetAssemblyName(path).Name!;
        Register(path);
        var folder = Path.GetDirectoryName(path)!;
        lock (Gate)
        {
            if (!Folders.Contains(folder))
            {
                Folders.Add(folder);
            }
        }
        return Find(name)!;
    }

    /// <summary>Says where an assembly lies, for when it is asked for.</summary>
    public static void Register(string path)
    {
        lock (Gate)
        {
            Files.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        }
    }

    /// <summary>
    /// The assembly of this simple name: the framework's, the engine's offer, one known from a <c>#r</c>, or else any of the host's; null
    /// when there is none.
    /// </summary>
    public static Assembly? Find(string name) =>
        (HostAssemblies.IsFramework(name) || HostAssemblies.IsOffered(name) ? null : Own(name))
        ?? (HostAssemblies.Contains(name) ? Assembly.Load(name) : null);

    /// <summary>The assembly that was loaded under a simple name and stays; null when none was.</summary>
    public static Assembly? Loaded(string name) => HostAssemblies.IsFramework(name)
        ? Assembly.Load(name)
        : Context.Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == name);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        HostAssemblies.IsFramework(assemblyName.Name!) ? null : Find(assemblyName.Name!);

    private static Assembly? Own(string name)
    {
        string? path;
        lock (Gate)
        {
            path = Files.GetValueOrDefault(name)
                ?? Folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
        }
        return Context.Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == name)
            ?? (path is null ? null : Context.LoadFromAssemblyPath(path));
    }
}
