using LossNotebooks.Engine;
using LossNotebooks.Engine.Ahead;
using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site.Live;

/// <summary>The engine that runs cells in the reader's browser, built once for what it is built from.</summary>
public static class EngineBuild
{
    private static readonly string Brought = Path.Combine(AppContext.BaseDirectory, "live");

    /// <summary>Whether the program has brought the engine, or stands in the clone that it is built from.</summary>
    public static bool CanBeHad => Directory.Exists(Brought) || CourseFolder.RootAbove(AppContext.BaseDirectory) is not null;

    /// <summary>Builds the engine unless that has been done.</summary>
    /// <param name="surface">What cells use of the framework, which must be in it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The folder that holds it, packed.</returns>
    /// <exception cref="UserException">It can't be built, or has become too large.</exception>
    public static async Task<string> EnsureAsync(IEnumerable<string> surface, CancellationToken cancellation)
    {
        if (Directory.Exists(Brought))
        {
            return Brought; // As the tool does.
        }
        var root = CourseFolder.RootAbove(AppContext.BaseDirectory)
            ?? throw new UserException("The program has left its repository, which it builds the engine for pages from: use --no-live.");
        var built = Directory.CreateDirectory(Path.Combine(root, "lib", EngineSources.Project, "obj", "live")).FullName;
        using var turn = await Turn.TakeAsync(Path.Combine(built, "lock"), cancellation);
        var (place, known) = (Path.Combine(built, "packed"), Path.Combine(built, "surface.txt"));
        // What was built for more notebooks does for fewer; what lacks something is built for both.
        var key = EngineSources.Key(root);
        string[] last = Directory.Exists(place) && File.Exists(known) ? await File.ReadAllLinesAsync(known, cancellation) : [];
        var had = last is [var at, .. var members] && at == key ? members : [];
        var needed = had.Union(surface).Order(StringComparer.Ordinal).ToList();
        if (last.FirstOrDefault() == key && needed.Count == had.Length)
        {
            return place;
        }
        File.Delete(known);
        var published = await PublishAsync(root, built, CellSurface.Descriptor(needed), cancellation);
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }
        await NodeModules.EnsureAsync(cancellation); // For what unpacks it.
        EnginePacking.Pack(published, place, Path.Combine(built, "compressed"));
        await File.WriteAllLinesAsync(known, needed.Prepend(key), cancellation); // Last: now it is whole.
        return place;
    }

    /// <returns>The folder of what was published.</returns>
    private static async Task<string> PublishAsync(string root, string built, string descriptor, CancellationToken cancellation)
    {
        var (types, published) = (Path.Combine(built, "cells.xml"), Path.Combine(built, "published"));
        await File.WriteAllTextAsync(types, descriptor, cancellation);
        if (Directory.Exists(published))
        {
            Directory.Delete(published, recursive: true); // What is stale would be packed too.
        }
        string[] arguments =
        [
            "publish", Path.Combine(root, "lib", EngineSources.Project), "--configuration", "Release", "--nologo", "-v:q",
            "-p:RunAnalyzers=false", $"-p:CellsDescriptor={types}", $"-p:PublishDir={published}{Path.DirectorySeparatorChar}",
        ];
        var (succeeded, output) = await Task.Run(() => Dotnet.Run(arguments, root, cancellation), cancellation);
        if (!succeeded)
        {
            var said = output.Split('\n');
            var line = said.FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? said[0];
            throw new UserException($"The engine for pages could not be built (use --no-live for pages without): {line.Trim()}");
        }
        return Path.Combine(published, "wwwroot");
    }
}
