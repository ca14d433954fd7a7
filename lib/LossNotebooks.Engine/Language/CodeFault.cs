namespace LossNotebooks.Engine;

/// <summary>What the compiler says of a place in code that is being written.</summary>
/// <param name="Start">Where the place begins, in characters.</param>
/// <param name="End">Where it ends.</param>
/// <param name="IsError">Whether it keeps the code from running; else it is a warning.</param>
/// <param name="Id">The compiler's name for the fault: <c>CS0103</c>.</param>
/// <param name="Message">What is wrong.</param>
public sealed record CodeFault(int Start, int End, bool IsError, string Id, string Message);
