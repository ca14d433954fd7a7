using System.Globalization;

namespace LossNotebooks.Interactive;

/// <summary>Numbers a session's displays: the same notebook gets the same ids each time it runs.</summary>
internal sealed class DisplayIds
{
    private int last;

    public string Next() => Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
}
