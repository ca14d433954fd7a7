namespace LossNotebooks.Course;

/// <summary>
/// What a live figure of one number is where nobody computes: the same drawing with a slider and a frame for each of a few stops, as
/// <see cref="Plot.Slider(string, double[], Func{double, Figure}, double?)"/> has it. Pages that run cells leave the slider out.
/// </summary>
internal static class StoredStops
{
    private const int Most = 21;

    /// <summary>The figure at its start with the slider; without one where the drawing has other marks at other stops.</summary>
    /// <param name="handle">The handle.</param>
    /// <param name="at">The figure for its number.</param>
    public static Figure Add(Handle handle, Func<double, Figure> at)
    {
        var reach = handle.Numbers[0];
        var values = Values(reach);
        var figures = values.Select(at).ToList();
        var start = at(reach.Start);
        var kinds = start.Traces.Select(trace => trace.type).ToList();
        if (!figures.TrueForAll(figure => figure.Traces.Select(trace => trace.type).SequenceEqual(kinds)))
        {
            return start;
        }

        var byValue = values.Zip(figures).ToDictionary(pair => pair.First, pair => Grips.Unmarked(pair.Second));
        var stored = Plot.Slider(handle.Name, values, value => byValue[value], reach.Start);
        return stored.With("meta", start.Layout.At("meta"));
    }

    /// <summary>Some of the handle's values, as evenly as its steps allow, and where it starts.</summary>
    private static double[] Values(Reach reach)
    {
        var steps = (int)Math.Floor((reach.To - reach.From) / reach.Step + 1e-9);
        var stops = Math.Min(Most - 1, steps);
        return [.. Enumerable.Range(0, stops + 1)
            .Select(k => Math.Round(reach.From + Math.Round((double)k * steps / stops) * reach.Step, 12))
            .Append(reach.Start).Distinct().Order()];
    }
}
