using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossNotebooks.Cli;

/// <summary>
/// Outputs are the same in every country: the default culture is the invariant one. A cell that asks for another gets it, as far as the
/// machine knows cultures: .NET has them from ICU, and would not start where that is missing.
/// </summary>
internal static partial class Cultures
{
    [ModuleInitializer]
    internal static void Prepare()
    {
        if (OperatingSystem.IsLinux() && LoadIcu() == 0)
        {
            AppContext.SetSwitch("System.Globalization.Invariant", true); // Before anything has asked for a culture.
        }
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
    }

    /// <summary>The runtime's own search for ICU; 0 when there is none.</summary>
    [LibraryImport("libSystem.Globalization.Native", EntryPoint = "GlobalizationNative_LoadICU")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int LoadIcu();
}
