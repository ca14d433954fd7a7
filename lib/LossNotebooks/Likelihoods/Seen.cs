namespace LossNotebooks;

/// <summary>What is known of an output.</summary>
internal enum Seen
{
    /// <summary>The output.</summary>
    Known = 0,

    /// <summary>A bound below it.</summary>
    Above,

    /// <summary>A bound above it.</summary>
    Below,

    /// <summary>Bounds on both sides.</summary>
    Between,
}
