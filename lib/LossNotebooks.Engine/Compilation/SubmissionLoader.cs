using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using LossNotebooks.Engine.Packages;

namespace LossNotebooks.Engine.Compilation;

/// <summary>Holds a session's compiled cells, so that a later cell finds the types of an earlier one.</summary>
internal sealed class SubmissionLoader : AssemblyLoadContext
{
    private readonly Dictionary<string, Assembly> submissions = [];
    private readonly Dictionary<string, string> sources = [];

    public SubmissionLoader() : base("cells") => ResolvingUnmanagedDll += NativeLibraries.Find;

    /// <summary>The cell that ran last.</summary>
    public RunningCell? Cell { get; set; }

    /// <summary>The session whose code threw an exception; null when none of its frames is a cell's.</summary>
    public static SubmissionLoader? Of(Exception exception)
    {
        var frames = new StackTrace(exception).GetFrames().Select(frame => frame.GetMethod()?.Module.Assembly).OfType<Assembly>();
        return frames.Select(GetLoadContext).OfType<SubmissionLoader>().FirstOrDefault()
            ?? (exception.InnerException is { } inner ? Of(inner) : null);
    }

    /// <summary>What the code of a submission is called: the cell, or a file.</summary>
    public string? SourceOf(string name) => sources.GetValueOrDefault(name);

    public Assembly Load(string name, string source, MemoryStream image, MemoryStream symbols)
    {
        sources[name] = source;
        image.Position = symbols.Position = 0;
        return submissions[name] = LoadFromStream(image, symbols);
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        submissions.GetValueOrDefault(assemblyName.Name!) ?? Libraries.Find(assemblyName.Name!);
}
