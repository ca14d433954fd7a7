using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace LossNotebooks.Jupyter;

/// <summary>The program that has started the kernel. When it dies without a word, the kernel has no reason to live.</summary>
internal static class ParentProcess
{
    /// <summary>Calls back when the parent that Jupyter has named in the environment has ended; never when it has named none.</summary>
    public static void WhenGone(Action gone)
    {
        if (nint.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), CultureInfo.InvariantCulture, out var parent))
            new Thread(Watch) { Name = "parent", IsBackground = true }.Start();

        void Watch()
        {
            if (OperatingSystem.IsWindows())
                WaitForHandle(parent); // There, the variable holds an inherited handle.
            else
                WaitForExit((int)parent);
            gone();
        }
    }

    private static void WaitForHandle(nint handle)
    {
        using var process = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: true) };
        process.WaitOne();
    }

    private static void WaitForExit(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.WaitForExit();
        }
        catch (ArgumentException)
        {
            // It was gone before anybody looked.
        }
    }
}
