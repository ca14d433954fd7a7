using System.Reflection;
using System.Runtime.Loader;
using LossNotebooks.Engine.Packages;

namespace LossNotebooks.Engine.Compilation;

/// <summary>Holds a session's compiled cells, so that a later cell finds the types of an earlier one.</summary>
internal sealed class SubmissionLoader : AssemblyLoadContext
{
    private readonly Dictionary<string, Assembly> submissions = [];

    public SubmissionLoader() : base("cells") => ResolvingUnmanagedDll += NativeLibraries.Find;

    public Assembly Load(string name, MemoryStream image, MemoryStream symbols)
    {
        image.Position = symbols.Position = 0;
        return submissions[name] = LoadFromStream(image, symbols);
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        submissions.GetValueOrDefault(assemblyName.Name!) ?? Libraries.Find(assemblyName.Name!);
}
