namespace LossNotebooks.Running;

/// <summary>Where the course lies on disk.</summary>
public static class CourseFolder
{
    /// <summary>The notebooks of the course around a folder, in the order in which they are read.</summary>
    /// <exception cref="UserException">The folder is not inside the course, or the course has no notebooks.</exception>
    public static IReadOnlyList<string> Notebooks(string folder)
    {
        var root = RootAbove(folder)
            ?? throw new UserException($"{folder} is not inside the course: go to the folder of LossNotebooks.sln, or name the notebooks.");
        return NotebooksIn(Path.Combine(root, "notebooks"));
    }

    /// <summary>The notebooks that lie in a folder itself, by name; what is hidden is what an editor is just writing.</summary>
    /// <exception cref="UserException">There are none, or the folder can't be read.</exception>
    public static IReadOnlyList<string> NotebooksIn(string folder)
    {
        try
        {
            var found = Directory.GetFiles(folder, "*.ipynb").Where(file => !Path.GetFileName(file).StartsWith('.')).ToList();
            return found.Count > 0 ? [.. found.Order(StringComparer.Ordinal)] : throw new UserException($"{folder} holds no notebooks.");
        }
        catch (DirectoryNotFoundException cause)
        {
            throw new UserException($"{folder} holds no notebooks: there is no such folder.", cause);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new UserException($"{folder} can't be read: {cause.Message}", cause);
        }
    }

    /// <summary>The nearest folder, at or above a given one, that holds <c>LossNotebooks.sln</c>.</summary>
    public static string? RootAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "LossNotebooks.sln")))
            {
                return at.FullName;
            }
        }
        return null;
    }
}
