namespace LossNotebooks.Notebooks.Tests;

public sealed class ReplacementTests : IDisposable
{
    private readonly TemporaryFolder folder = new("replacement");

    [Fact]
    public void The_new_folder_comes_to_a_place_where_there_was_none()
    {
        folder.File("draft/new", "");
        Replacement.Put(In("draft"), In("place"), In("elsewhere"));
        Assert.Equal(["place/new"], Files());
    }

    [Fact]
    public void The_new_folder_takes_the_place_of_the_last_of_which_nothing_is_left()
    {
        folder.File("draft/new", "");
        folder.File("place/inner/old", "");
        Replacement.Put(In("draft"), In("place"), In("elsewhere"));
        Assert.Equal(["place/new"], Files());
    }

    [Fact]
    public void What_was_there_stays_when_there_is_nothing_to_put()
    {
        folder.File("place/old", "");
        var missing = Assert.Throws<DirectoryNotFoundException>(() => Replacement.Put(In("draft"), In("place"), In("elsewhere")));
        Assert.Contains(In("draft"), missing.Message, StringComparison.Ordinal);
        Assert.Equal(["place/old"], Files());
    }

    [Fact]
    public void A_folder_is_removed_with_all_that_is_in_it()
    {
        folder.File("place/inner/old", "");
        folder.File("other", "");
        Replacement.Remove(In("place"), In("elsewhere"));
        Assert.Equal(["other"], Files());
    }

    public void Dispose() => folder.Dispose();

    private string In(string name) => Path.Combine(folder.Path, name);

    private IEnumerable<string> Files() => Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder.Path, file).Replace(Path.DirectorySeparatorChar, '/'));
}
