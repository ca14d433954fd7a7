namespace LossNotebooks.Engine;

/// <summary>Whether code can be run as it is, as a console asks at each line.</summary>
public enum Completeness
{
    /// <summary>It can be run.</summary>
    Complete,

    /// <summary>More must follow.</summary>
    Incomplete,

    /// <summary>It can never be run, whatever follows.</summary>
    Invalid,
}
