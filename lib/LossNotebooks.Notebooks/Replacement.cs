namespace LossNotebooks.Notebooks;

/// <summary>Folders that are there whole or not at all. Nothing is deleted where it is looked for: it is moved elsewhere first.</summary>
public static class Replacement
{
    /// <summary>Moves a folder to its place. What was there before stays when that fails.</summary>
    /// <param name="draft">The new folder.</param>
    /// <param name="place">Where it shall be.</param>
    /// <param name="elsewhere">A path on the same disk at which there is nothing.</param>
    /// <exception cref="IOException">The draft cannot be moved, or what was there before cannot be removed.</exception>
    public static void Put(string draft, string place, string elsewhere)
    {
        if (!Directory.Exists(place))
        {
            Directory.Move(draft, place);
            return;
        }
        Directory.Move(place, elsewhere);
        try
        {
            Directory.Move(draft, place);
        }
        catch
        {
            Directory.Move(elsewhere, place);
            throw;
        }
        Directory.Delete(elsewhere, recursive: true);
    }

    /// <summary>Removes a folder from its place.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="elsewhere">A path on the same disk at which there is nothing.</param>
    /// <exception cref="IOException">The folder cannot be removed.</exception>
    public static void Remove(string place, string elsewhere)
    {
        Directory.Move(place, elsewhere);
        Directory.Delete(elsewhere, recursive: true);
    }
}
