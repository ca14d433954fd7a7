using LossNotebooks.Engine.Ahead;

namespace LossNotebooks.Site.Live;

/// <summary>What pages need to run their cells, in one folder: the engine, and what it runs.</summary>
public static class EngineFolder
{
    /// <summary>Compiles the cells of a notebook.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <returns>Its cells, ready to run.</returns>
    public static CompiledNotebook Compile(Notebook notebook) =>
        AheadCompiler.Compile(notebook.CodeCells.Select(cell => (cell.Id, Code(cell))), notebook.Folder);

    /// <summary>Writes the folder.</summary>
    /// <param name="folder">The folder, which is new or empty.</param>
    /// <param name="notebooks">The compiled notebooks by name.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UserException">The engine can't be built.</exception>
    public static async Task WriteAsync(
        string folder, IReadOnlyDictionary<string, CompiledNotebook> notebooks, CancellationToken cancellation)
    {
        var engine = await EngineBuild.EnsureAsync(CellSurface.Describe(notebooks.Values), cancellation);
        foreach (var file in Directory.EnumerateFiles(engine, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(engine, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var cells = Directory.CreateDirectory(Path.Combine(folder, "cells")).FullName;
        foreach (var (name, notebook) in notebooks)
        {
            await File.WriteAllTextAsync(Path.Combine(cells, $"{name}.json"), notebook.ToJson(), cancellation);
            await File.WriteAllBytesAsync(Path.Combine(cells, $"{name}.bin"), notebook.Images(), cancellation);
        }
    }

    // The same code as when notebooks are run: a cell of another language begins with its magic.
    private static string Code(Cell cell) => cell.Language == "csharp" ? cell.Source : $"#!{cell.Language}\n{cell.Source}";
}
