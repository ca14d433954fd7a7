namespace LossNotebooks.Site.Live;

/// <summary>All that pages need to run their cells, in a folder that nobody else looks into.</summary>
public sealed class EngineFolder : IDisposable
{
    /// <summary>The folder: <c>worker.js</c>, and what that loads.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("lossnotebooks-").FullName;

    /// <summary>Removes it.</summary>
    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>The path of a file in it, whose own folder is there.</summary>
    internal string File(params ReadOnlySpan<string> names)
    {
        var path = System.IO.Path.Combine([Path, .. names]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }
}
