using System.Globalization;

namespace LossNotebooks.Engine.Execution;

/// <summary>
/// What cells can change for all code of the process: the formatting library's settings and formatters, and the default culture. When no
/// session is left it is as before the first, so that the next one starts clean.
/// </summary>
internal static class ProcessState
{
    private static readonly Lock Gate = new();
    private static int sessions;
    private static (CultureInfo? Culture, CultureInfo? UICulture) before;

    /// <summary>A session begins.</summary>
    public static void Enter()
    {
        lock (Gate)
        {
            if (sessions++ == 0)
            {
                before = (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture);
            }
        }
    }

    /// <summary>A session ends.</summary>
    public static void Leave()
    {
        lock (Gate)
        {
            if (--sessions == 0)
            {
                (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = before;
                Formatter.ResetToDefault();
            }
        }
    }
}
