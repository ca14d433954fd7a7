using static System.Environment;

namespace LossNotebooks.Jupyter.Installation;

/// <summary>Where things lie on this machine.</summary>
internal static class JupyterFolders
{
    /// <summary>The folder in which Jupyter keeps what belongs to this user.</summary>
    public static string User()
    {
        if (GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } named)
        {
            return Path.GetFullPath(named);
        }
        if (OperatingSystem.IsWindows())
        {
            return Path.Combine(GetFolderPath(SpecialFolder.ApplicationData), "jupyter");
        }
        var home = GetFolderPath(SpecialFolder.UserProfile);
        return OperatingSystem.IsMacOS()
            ? Path.Combine(home, "Library", "Jupyter")
            : Path.Combine(
                GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data ? data : Path.Combine(home, ".local", "share"), "jupyter");
    }

    /// <summary>The <c>dotnet</c> of the runtime that runs this, which need not be on the PATH of Jupyter.</summary>
    public static string DotNet()
    {
        var shared = Directory.GetParent(typeof(object).Assembly.Location)!.Parent!.Parent!;
        return Path.Combine(shared.Parent!.FullName, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
    }
}
