using System.Runtime.ExceptionServices;
using LossNotebooks.Engine.Compilation;

namespace LossNotebooks.Engine.Execution;

/// <summary>
/// An exception on a thread that a cell left behind, or in a finalizer that it has declared, must not end the process, and with it the
/// session.
/// </summary>
internal static class UnhandledExceptions
{
    private static readonly Lazy<bool> Installation = new(() =>
    {
        ExceptionHandling.SetUnhandledExceptionHandler(Show);
        return true;
    });

    /// <summary>Begins to catch them, once per process; those of the host's own code still end it. A browser has neither threads nor
    /// such ends.</summary>
    public static void Install() => _ = OperatingSystem.IsBrowser() || Installation.Value;

    private static bool Show(Exception exception)
    {
        // A finalizer belongs to no cell's flow: only its code says whose it is.
        if ((RunningCell.Current ?? SubmissionLoader.Of(exception)?.Cell) is not { } cell)
        {
            return false;
        }
        cell.Write(new Stream(Stream.StandardError, ErrorReport.Exception(exception).Value + "\n"));
        return true;
    }
}
