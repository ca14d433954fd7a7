using System.Globalization;

namespace LossNotebooks.Messages;

/// <summary>The values on show that a reader can move: by the name of their display, until their cell is run again.</summary>
/// <param name="displays">Tells this session's displays from those that an earlier one has left in the same page.</param>
internal sealed class LiveDisplays(string displays)
{
    private readonly Dictionary<string, (string? Cell, Func<double[], object?> Live)> all = [];
    private int last;

    /// <summary>Remembers one.</summary>
    /// <param name="cell">The id of the notebook's cell; null when nobody says.</param>
    /// <param name="display">The name of the display.</param>
    /// <param name="live">What the value becomes.</param>
    public void Add(string? cell, string display, Func<double[], object?> live)
    {
        lock (all)
        {
            all[display] = (cell, live);
        }
    }

    /// <summary>A name for a display that has none.</summary>
    public string NewName() => string.Create(CultureInfo.InvariantCulture, $"{displays}-live-{Interlocked.Increment(ref last)}");

    /// <summary>What a display becomes; null for one that can't be moved, or not any more.</summary>
    public Func<double[], object?>? Find(string display)
    {
        lock (all)
        {
            return all.GetValueOrDefault(display).Live;
        }
    }

    /// <summary>A cell is run again: what it has shown is no more.</summary>
    public void Forget(string cell)
    {
        lock (all)
        {
            foreach (var (display, value) in all)
            {
                if (value.Cell == cell)
                {
                    all.Remove(display);
                }
            }
        }
    }
}
