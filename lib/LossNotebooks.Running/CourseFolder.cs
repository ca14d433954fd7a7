
namespace LossNotebooks.Running;

/// <summary>Where the course lies on disk.</summary>
public static class CourseFolder
{
    /// <summary>The notebooks of the course around a folder, in the order in which they are read.</summary>
    /// <exception cref="UserException">The folder is not inside the course, or the course has no notebooks.</exception>
    public static IReadOnlyList<string> Notebooks(string folder)
    {
        var root = RootAbove(folder) ?? throw new UserException($"{folder} is not inside the course: go to the folder of LossNotebooks.sln, or name the notebooks.");
        var found = Directory.Exists(Path.Combine(root, "notebooks")) ? Directory.GetFiles(Path.Combine(root, "notebooks"), "*.ipynb") : [];
        if (found.Length == 0) throw new UserException($"{Path.Combine(root, "notebooks")} holds no notebooks.");
        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>The nearest folder, at or above a given one, that holds <c>LossNotebooks.sln</c>.</summary>
    public static string? RootAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "LossNotebooks.sln"))) return at.FullName;
        return null;
    }
}
