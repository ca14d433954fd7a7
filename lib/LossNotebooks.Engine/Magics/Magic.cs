
namespace LossNotebooks.Engine.Magics;

/// <summary>What a line that begins with <c>#!</c> does.</summary>
/// <param name="Name">Its name without <c>#!</c>.</param>
/// <param name="Description">One sentence for <c>#!lsmagic</c>.</param>
/// <param name="TakesBody">Whether the lines below belong to it; otherwise they are C#.</param>
/// <param name="Run">Does it, and says why it could not.</param>
/// <param name="Aliases">Other names.</param>
internal sealed record Magic(
    string Name, string Description, bool TakesBody, Func<Interpreter, RunningCell, Section, Task<Error?>> Run, params string[] Aliases);
