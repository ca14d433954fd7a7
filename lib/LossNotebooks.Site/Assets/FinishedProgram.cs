using System.Diagnostics;

namespace LossNotebooks.Site.Assets;

/// <summary>A program that has run to its end.</summary>
/// <param name="ExitCode">0 where all went well.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">What it complained of.</param>
internal sealed record FinishedProgram(int ExitCode, string Output, string Errors)
{
    /// <summary>Waits for a program of which both outputs are redirected, and ends it with all that it has started when nobody wants
    /// it any more.</summary>
    public static async Task<FinishedProgram> WaitAsync(Process process, CancellationToken cancellation)
    {
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return new(process.ExitCode, await output, await errors);
    }
}
