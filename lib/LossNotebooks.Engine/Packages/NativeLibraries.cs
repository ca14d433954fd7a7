using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace LossNotebooks.Engine.Packages;

/// <summary>Finds the native libraries that packages carry.</summary>
internal static class NativeLibraries
{
    private static readonly ConcurrentDictionary<string, string> Paths = new(StringComparer.OrdinalIgnoreCase);

    public static void Register(string path) => Paths.TryAdd(SimpleName(path), path);

    /// <summary>For <see cref="AssemblyLoadContext.ResolvingUnmanagedDll"/>.</summary>
    public static nint Find(Assembly assembly, string name) =>
        Paths.TryGetValue(SimpleName(name), out var path) ? NativeLibrary.Load(path) : 0;

    /// <summary><c>SkiaSharp</c> for <c>libSkiaSharp.so</c>: code that asks for it uses either form.</summary>
    private static string SimpleName(string path)
    {
        var name = Path.GetFileName(path);
        foreach (var extension in (string[])[".dll", ".so", ".dylib"])
        {
            name = name.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? name[..^extension.Length] : name;
        }
        return name.StartsWith("lib", StringComparison.Ordinal) ? name[3..] : name;
    }
}
