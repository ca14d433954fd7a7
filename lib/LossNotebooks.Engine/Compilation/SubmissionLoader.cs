using System.Reflection;
using System.Runtime.Loader;

namespace LossNotebooks.Engine.Compilation;

/// <summary>Holds a session's compiled cells, so that a later cell finds the types of an earlier one.</summary>
internal sealed class SubmissionLoader() : AssemblyLoadContext("cells")
{
    private readonly Dictionary<string, Assembly> submissions = [];

    public Assembly Load(string name, MemoryStream image, MemoryStream symbols)
    {
        image.Position = symbols.Position = 0;
        return submissions[name] = LoadFromStream(image, symbols);
    }

    protected override Assembly? Load(AssemblyName assemblyName) => submissions.GetValueOrDefault(assemblyName.Name ?? "");
}
