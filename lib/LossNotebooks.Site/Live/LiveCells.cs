using System.Collections.Concurrent;
using LossNotebooks.Engine.Ahead;

namespace LossNotebooks.Site.Live;

/// <summary>The cells of a site's notebooks, compiled for the engine that runs them in a browser.</summary>
public sealed class LiveCells
{
    private readonly ConcurrentDictionary<string, CompiledNotebook> notebooks = new();

    /// <summary>Compiles the cells of a notebook; several may be at a time.</summary>
    /// <param name="notebook">The notebook.</param>
    public void Compile(Notebook notebook) => notebooks[notebook.Name] = AheadCompiler.Compile(
        notebook.CodeCells.Select(cell => (cell.Id, cell.Language == "csharp" ? cell.Source : $"#!{cell.Language}\n{cell.Source}")),
        notebook.Folder);

    /// <summary>Puts them, those of the page for readers' data, and the engine, which is built unless it has been, into a folder of its
    /// own.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The folder, which is removed when it is disposed.</returns>
    /// <exception cref="UserException">The engine can't be built.</exception>
    public async Task<EngineFolder> WriteAsync(CancellationToken cancellation)
    {
        Compile(Scratch.Notebook);
        var engine = await EngineBuild.EnsureAsync(CellSurface.Of(notebooks.Values), cancellation);
        var folder = new EngineFolder();
        foreach (var file in Directory.EnumerateFiles(engine, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, folder.File(Path.GetRelativePath(engine, file)));
        }
        foreach (var (name, notebook) in notebooks)
        {
            await File.WriteAllTextAsync(folder.File("cells", $"{name}.json"), notebook.ToJson(), cancellation);
            await File.WriteAllBytesAsync(folder.File("cells", $"{name}.bin"), Gzip.Compress(notebook.Images()), cancellation);
        }
        return folder;
    }
}
