using System.Reflection;
using LossNotebooks.Engine.Compilation;
using LossNotebooks.Engine.Magics;
using Microsoft.DotNet.Interactive;

namespace LossNotebooks.Engine.Packages;

/// <summary>
/// What packages bring for notebooks, most often formatters for their types: the classes of the DLLs in their folder
/// <c>interactive-extensions/dotnet</c> that implement <see cref="IKernelExtension"/>, and the cells of <c>extension.dib</c> there.
/// They are written for .NET Interactive. One that needs more of it than there is here is given up: its package works without.
/// </summary>
internal static class NotebookExtensions
{
    public static void Load(Interpreter interpreter, RunningCell cell, IEnumerable<RestoredPackage> packages)
    {
        foreach (var package in packages)
        {
            var folder = Path.Combine(package.Folder, "interactive-extensions", "dotnet");
            if (!Directory.Exists(folder))
            {
                continue;
            }
            try
            {
                LoadFolder(interpreter, cell, folder);
            }
#pragma warning disable CA1031 // Whatever an extension throws, missing members of .NET Interactive above all, is not the cell's fault.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                cell.Cancellation.ThrowIfCancellationRequested();
                var reason = exception is TargetInvocationException { InnerException: { } inner } ? inner.Message : exception.Message;
                cell.Write(new Stream(
                    Stream.StandardError,
                    $"The notebook extension of {package.Id} {package.Version} does not work here, only the package itself: {reason}\n"));
            }
        }
    }

    private static void LoadFolder(Interpreter interpreter, RunningCell cell, string folder)
    {
        var libraries = Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal);
        var types = libraries.SelectMany(path => Libraries.LoadFile(path).GetTypes());
        foreach (var type in types.Where(type => type.IsAssignableTo(typeof(IKernelExtension)) && !type.IsAbstract))
        {
            ((IKernelExtension)Activator.CreateInstance(type)!).OnLoadAsync(Kernel.Root).GetAwaiter().GetResult();
        }
        var script = Path.Combine(folder, "extension.dib");
        if (File.Exists(script) && Import.RunAsync(interpreter, cell, script).GetAwaiter().GetResult() is { } error)
        {
            throw new UserException(error.Value);
        }
    }
}
