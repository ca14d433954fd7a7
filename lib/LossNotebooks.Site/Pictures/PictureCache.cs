namespace LossNotebooks.Site.Pictures;

/// <summary>Pictures that have been drawn, in a folder of the user's that all clones and all runs share.</summary>
internal static class PictureCache
{
    private static readonly string Folder = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        "LossNotebooks",
        "pictures");

    /// <summary>A picture; null if it has not been kept.</summary>
    public static string? Find(string key)
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
    public static void Keep(string key, string picture)
    {
        var path = PathOf(key);
        try
        {
            Directory.CreateDirectory(Folder);
            var draft = Temporary.Beside(path);
            File.WriteAllText(draft, picture);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Nothing that a reader of the pages would notice.
        }
    }

    private static string PathOf(string key) => Path.Combine(Folder, $"{key}.svg");
}
