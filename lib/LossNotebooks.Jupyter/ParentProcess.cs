using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace LossNotebooks.Jupyter;

/// <summary>The program that has started the kernel. When it dies without a word, the kernel has no reason to live.</summary>
internal static class ParentProcess
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Calls back when the parent that Jupyter has named in the environment has ended; never when it has named none.</summary>
    public static void WhenGone(Action gone)
    {
        if (nint.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), CultureInfo.InvariantCulture, out var parent))
        {
            new Thread(Watch) { Name = "parent", IsBackground = true }.Start();
        }

        void Watch()
        {
            if (OperatingSystem.IsWindows())
            {
                WaitForHandle(parent); // There, the variable holds an inherited handle.
            }
            else
            {
                WaitForExit((int)parent);
            }
            gone();
        }
    }

    private static void WaitForHandle(nint handle)
    {
        using var process = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: true) };
        process.WaitOne();
    }

    // Process.WaitForExit would wait by the pool, of which the cells' tasks may hold every thread.
    private static void WaitForExit(int id)
    {
        while (IsAlive(id))
        {
            Thread.Sleep(Pace);
        }
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
