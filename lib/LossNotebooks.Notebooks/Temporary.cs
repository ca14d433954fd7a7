using System.Diagnostics;
using System.Globalization;

namespace LossNotebooks.Notebooks;

/// <summary>
/// Names for what is written beside its place and then moved there. They hold the number of the process, so that what one that was killed
/// has left can be told from what another is writing.
/// </summary>
public static class Temporary
{
    private const string Ending = ".tmp";

    /// <summary>This process's name beside a file or folder.</summary>
    public static string Beside(string path) => string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}{Ending}");

    /// <summary>Removes what processes that are gone have left beside a file or folder.</summary>
    public static void Sweep(string path)
    {
        var parent = Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (var left in Directory.Exists(parent) ? new DirectoryInfo(parent).GetFileSystemInfos($"*{Ending}") : [])
        {
            var process = Path.GetExtension(Path.GetFileNameWithoutExtension(left.Name)).TrimStart('.');
            if (left.Name == $"{Path.GetFileName(path)}.{process}{Ending}"
                && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && !IsRunning(id))
            {
                Remove(left);
            }
        }
    }

    private static void Remove(FileSystemInfo left)
    {
        if (left is DirectoryInfo { LinkTarget: null } folder)
        {
            folder.Delete(recursive: true);
        }
        else
        {
            left.Delete();
        }
    }

    private static bool IsRunning(int process)
    {
        try
        {
            Process.GetProcessById(process).Dispose();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
