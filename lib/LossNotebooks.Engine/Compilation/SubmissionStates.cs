namespace LossNotebooks.Engine.Compilation;

/// <summary>What the submissions that ran have declared: each has a slot, as the compiler's code for scripts expects it.</summary>
internal sealed class SubmissionStates
{
    private int last;

    /// <summary>The states, which a submission's code fills; it may be longer than what is used.</summary>
    public object?[] Array { get; private set; } = new object?[64];

    /// <summary>Makes room for the next submission.</summary>
    /// <returns>Its slot.</returns>
    public int Add()
    {
        MakeRoom(++last);
        return last;
    }

    /// <summary>Sets the state of a submission that ran elsewhere.</summary>
    public void Set(int slot, object? state)
    {
        MakeRoom(slot);
        Array[slot] = state;
    }

    private void MakeRoom(int slot)
    {
        if (slot >= Array.Length)
        {
            var longer = new object?[2 * slot];
            Array.CopyTo(longer, 0);
            Array = longer;
        }
    }
}
