using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site;

/// <summary>The notebook of the site's own page for readers' data: the library is loaded, and the rest is the reader's.</summary>
internal static class Scratch
{
    /// <summary>The notebook's name, and that of its page.</summary>
    public const string Name = "scratch";

    /// <summary>The page.</summary>
    public const string File = $"{Name}.html";

    /// <summary>The notebook, as if it stood among those of the course, from where the path of the library leads to it.</summary>
    public static Notebook Notebook => NotebookFile.Parse(
        System.IO.File.ReadAllText(WebFolder.File($"{Name}.ipynb")),
        Path.Combine(CourseFolder.RootAbove(AppContext.BaseDirectory) ?? AppContext.BaseDirectory, "notebooks", $"{Name}.ipynb"));
}
