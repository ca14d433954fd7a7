using System.Runtime.ExceptionServices;

namespace LossNotebooks.Engine.Execution;

/// <summary>An exception on a thread that a cell left behind must not end the process, and with it the session.</summary>
internal static class UnhandledExceptions
{
    private static readonly Lazy<bool> Installation = new(() =>
    {
        ExceptionHandling.SetUnhandledExceptionHandler(Show);
        return true;
    });

    /// <summary>Begins to catch them, once per process; those of the host's own code still end it.</summary>
    public static void Install() => _ = Installation.Value;

    private static bool Show(Exception exception)
    {
        if (RunningCell.Current is not { } cell)
            return false;
        cell.Write(new Stream(Stream.StandardError, ErrorReport.Exception(exception).Value + "\n"));
        return true;
    }
}
