using System.Diagnostics;

namespace LossNotebooks.Testing;

/// <summary>Processes that others have started.</summary>
public static class Processes
{
    /// <summary>Whether a process has not ended yet.</summary>
    public static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && !IsLeftOver(id);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Ended, and kept in the list by a parent that never asks for its exit code, as the first process of a container may not.
    private static bool IsLeftOver(int id)
    {
        try
        {
            return OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true; // It went meanwhile.
        }
    }
}
