namespace LossNotebooks.Site.Pictures;

/// <summary>Pictures that have been drawn, in a folder.</summary>
internal sealed class PictureCache(string folder)
{
    /// <summary>Those of the user, which all clones and all runs share.</summary>
    public static PictureCache OfUser { get; } = new(UserFolder.Of("pictures"));

    /// <summary>A picture; null if it has not been kept.</summary>
    public string? Find(string key)
    {
        try
        {
            return File.ReadAllText(PathOf(key));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a picture. Where that is not possible, it will be drawn again.</summary>
    public void Keep(string key, string picture)
    {
        var path = PathOf(key);
        try
        {
            Directory.CreateDirectory(folder);
            var draft = Temporary.Beside(path);
            File.WriteAllText(draft, picture);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Nothing that a reader of the pages would notice.
        }
    }

    private string PathOf(string key) => Path.Combine(folder, $"{key}.svg");
}
