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

    /// <summary>Loads the code of a submission.</summary>
    /// <param name="source">What its code is called.</param>
    /// <param name="code">The code.</param>
    /// <returns>What takes the states of all submissions, adds its own, and gives the value of the trailing expression.</returns>
    public Func<object?[], Task<object?>> Load(string source, CellCode code)
    {
        var name = SubmissionNames.Assembly(code.Number);
        sources[name] = source;
        using var image = new MemoryStream(code.Image);
        using var symbols = new MemoryStream(code.Symbols);
        submissions[name] = LoadFromStream(image, code.Symbols.Length > 0 ? symbols : null);
        return submissions[name].GetType(SubmissionNames.Type(code.Number))!
            .GetMethod(SubmissionNames.EntryPoint, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        submissions.GetValueOrDefault(assemblyName.Name!) ?? Libraries.Find(assemblyName.Name!);
}
