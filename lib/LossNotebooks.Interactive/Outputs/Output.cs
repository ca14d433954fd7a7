#pragma warning disable CA1711, CA1716 // The names are Jupyter's.

namespace LossNotebooks.Interactive;

/// <summary>One output of a cell, named as in Jupyter's messages.</summary>
public abstract record Output;

/// <summary>Text written to a standard stream. A sink may join neighbours that have the same name.</summary>
/// <param name="Name">Either <c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text as it was written.</param>
public sealed record Stream(string Name, string Text) : Output
{
    /// <summary>The name of the standard output stream.</summary>
    public const string StandardOutput = "stdout";

    /// <summary>The name of the standard error stream.</summary>
    public const string StandardError = "stderr";
}

/// <summary>A displayed value.</summary>
/// <param name="Data">The value in one or more mime types.</param>
/// <param name="DisplayId">What an <see cref="UpdateDisplayData"/> names, unique in the session; null when it cannot be updated.</param>
public sealed record DisplayData(MimeBundle Data, string? DisplayId) : Output;

/// <summary>A new value for an earlier display, perhaps of an earlier cell.</summary>
/// <param name="Data">The value in one or more mime types.</param>
/// <param name="DisplayId">The id of the <see cref="DisplayData"/> to replace.</param>
public sealed record UpdateDisplayData(MimeBundle Data, string DisplayId) : Output;

/// <summary>The value of the cell's trailing expression.</summary>
/// <param name="Data">The value in one or more mime types.</param>
public sealed record ExecuteResult(MimeBundle Data) : Output;

/// <summary>A request to remove the cell's outputs so far.</summary>
/// <param name="Wait">Whether to wait with it for the next output, so that nothing flickers.</param>
public sealed record ClearOutput(bool Wait) : Output;

/// <summary>Why the cell failed.</summary>
/// <param name="Name">The kind of error; always <c>Error</c>, as under .NET Interactive.</param>
/// <param name="Value">The whole text of an exception; <c>compilation error</c>; or one sentence.</param>
/// <param name="Traceback">The lines to show; empty after a compilation error, whose diagnostics went to <c>stderr</c>.</param>
public sealed record Error(string Name, string Value, IReadOnlyList<string> Traceback) : Output;
