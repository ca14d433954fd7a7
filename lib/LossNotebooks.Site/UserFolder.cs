namespace LossNotebooks.Site;

/// <summary>Where a user's programs keep what can be had again: all clones and all runs share it.</summary>
internal static class UserFolder
{
    /// <summary>The folder for one kind of thing; it need not be there.</summary>
    public static string Of(string kind) => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        "LossNotebooks",
        kind);
}
