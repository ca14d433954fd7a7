namespace LossNotebooks.Tests;

/// <summary>Where the tests' repository lies.</summary>
internal static class Repository
{
    /// <summary>A folder at its top level.</summary>
    public static string Folder(string name)
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "LossNotebooks.sln")))
        {
            at = Path.GetDirectoryName(at)!;
        }

        return Path.Combine(at, name);
    }
}
