namespace LossNotebooks;

/// <summary>How two columns of a frame say what is known of an output.</summary>
public enum Censoring
{
    /// <summary>A number, as the time that somebody was watched, and an event: 1 if it happened then, 0 if it had not yet.</summary>
    Right,

    /// <summary>A number, as the limit of a measurement, and an event: 1 if y is that number, 0 if it lies below.</summary>
    Left,

    /// <summary>A lower and an upper bound; none where the value is missing, and both the same where y is known.</summary>
    Interval,
}
