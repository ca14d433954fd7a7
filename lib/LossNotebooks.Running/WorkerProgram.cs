namespace LossNotebooks.Running;

/// <summary>The program that runs notebooks for a <see cref="Supervisor"/>: it hands its last argument to
/// <see cref="Worker.ServeAsync"/>.</summary>
/// <param name="File">The executable.</param>
/// <param name="Arguments">What precedes the last argument.</param>
public sealed record WorkerProgram(string File, IReadOnlyList<string> Arguments);
