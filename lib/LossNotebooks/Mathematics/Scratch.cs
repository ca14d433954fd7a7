namespace LossNotebooks;

/// <summary>Room for one example's intermediate results: on the stack while it is small, so that a batch allocates nothing; a stack is
/// small too, and a process that outgrows it ends without a word.</summary>
internal static class Scratch
{
    /// <summary>How many numbers may lie on the stack.</summary>
    public const int OnStack = 256;
}
