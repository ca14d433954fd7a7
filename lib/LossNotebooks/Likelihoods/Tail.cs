namespace LossNotebooks;

/// <summary>A side of a bound.</summary>
public enum Tail
{
    /// <summary>Y ≤ bound.</summary>
    Lower,

    /// <summary>Y &gt; bound.</summary>
    Upper,
}
