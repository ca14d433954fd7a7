namespace LossNotebooks.Site;

/// <summary>
/// The files of a site. They are made beside its folder, and take the place of what was there as a whole; what changes later changes in its
/// place, a file at a time.
/// </summary>
internal sealed class SiteFolder : IDisposable
{
    // Tells a site from a folder that somebody keeps other things in, which must not be replaced.
    private const string Mark = ".lossnotebooks-site";

    private readonly string name;
    private readonly string output;
    private readonly string draft;
    private readonly List<string> changed = [];
    private HashSet<string> last = [];
    private HashSet<string> written = [];
    private bool isPublished;

    /// <summary>Makes sure that the folder can be written.</summary>
    /// <param name="output">The folder.</param>
    /// <exception cref="UserException">It holds something else, or can't be written.</exception>
    public SiteFolder(string output)
    {
        name = output;
        this.output = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(output));
        if (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any()
            && !File.Exists(System.IO.Path.Combine(output, Mark)))
        {
            throw new UserException($"{output} holds other files: name an empty folder, or a new one.");
        }
        draft = Temporary.Beside(this.output);
        Attempt(() =>
        {
            Temporary.Sweep(this.output);
            Directory.CreateDirectory(draft);
        });
    }

    /// <summary>Where the files lie now.</summary>
    public string Path => isPublished ? output : draft;

    /// <summary>The files that are not what they were before the last <see cref="Begin"/>.</summary>
    public IReadOnlyList<string> Changed => changed;

    /// <summary>Does something to the files.</summary>
    /// <exception cref="UserException">They can't be written.</exception>
    public void Attempt(Action write)
    {
        try
        {
            write();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{name} can't be written: {cause.Message}", cause);
        }
    }

    /// <summary>Begins to write the files anew.</summary>
    public void Begin()
    {
        (last, written) = (written, []);
        changed.Clear();
    }

    /// <summary>Removes what has not been written since <see cref="Begin"/>.</summary>
    public void End()
    {
        foreach (var file in last.Except(written))
        {
            File.Delete(PathOf(file));
        }
    }

    /// <summary>Writes a text, unless it stands there.</summary>
    public void Write(string file, string text)
    {
        var path = Name(file);
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            Put(file, made => File.WriteAllText(made, text));
        }
    }

    /// <summary>Writes a copy of a file, unless it stands there.</summary>
    public void Copy(string file, string source)
    {
        var (from, copy) = (new FileInfo(source), new FileInfo(Name(file)));
        if (!copy.Exists || copy.Length != from.Length || copy.LastWriteTimeUtc != from.LastWriteTimeUtc)
        {
            Put(file, made => from.CopyTo(made, overwrite: true));
        }
    }

    /// <summary>Writes a file that only its maker knows to write.</summary>
    /// <param name="file">The file.</param>
    /// <param name="make">Makes it, at the path that it is given.</param>
    public void Make(string file, Action<string> make)
    {
        Name(file);
        Put(file, make);
    }

    /// <summary>Puts the site in the place of the last one.</summary>
    /// <exception cref="UserException">That one can't be replaced.</exception>
    public void Publish()
    {
        try
        {
            Put(Mark, made => File.WriteAllText(made, "Written by lossnotebooks; replaced as a whole.\n"));
            Replacement.Put(draft, output, $"{draft}.last");
            isPublished = true;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{output} can't be replaced: {cause.Message}", cause);
        }
    }

    /// <summary>Removes what was not published.</summary>
    public void Dispose()
    {
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }
    }

    private string PathOf(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>Makes sure that a file of the site is the only one of its name.</summary>
    /// <returns>Its path.</returns>
    private string Name(string file) => written.Add(file) && (last.Contains(file) || !System.IO.Path.Exists(PathOf(file)))
        ? PathOf(file)
        : throw new UserException($"Two pages of the site would be called {file}: rename a notebook, or a file that one links to.");

    // Whoever reads meanwhile gets the old file or the new one, and no half.
    private void Put(string file, Action<string> make)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var made = Temporary.Beside(path);
        make(made);
        File.Move(made, path, overwrite: true);
        changed.Add(file);
    }
}
