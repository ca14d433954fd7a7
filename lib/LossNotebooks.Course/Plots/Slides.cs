using System.Globalization;
using Plotly.NET;

namespace LossNotebooks.Course;

/// <summary>
/// A grid of charts as one chart with two sliders that know nothing of each other, which is all that plotly.js has. Each stop of a slider
/// shows a frame: the values that differ there, trace by trace. The first slider ("across") rewrites what depends on it, the second
/// ("down")
/// what depends on it alone. A trace with a value that depends on both is kept once per stop of the second: the first rewrites all these
/// copies, the second shows one of them.
/// </summary>
internal sealed class Slides
{
    private readonly Figure start;
    private readonly Leaves[,] leaves;
    private readonly int across;
    private readonly int down;
    private readonly List<(int Place, string Path)> acrossOnly = [], downOnly = [], both = [];
    private readonly List<Copy> copies = [];

    public Slides(Figure[,] charts, int across, int down)
    {
        (start, this.across, this.down) = (charts[across, down], across, down);
        leaves = new Leaves[charts.GetLength(0), charts.GetLength(1)];
        foreach (var (a, b) in Pairs)
        {
            leaves[a, b] = new(charts[a, b]);
            if (!leaves[a, b].Types.SequenceEqual(leaves[0, 0].Types))
            {
                throw new ArgumentException(
                    $"A slider moves the same marks: one of the charts has {Describe(leaves[0, 0])}, another {Describe(leaves[a, b])}.",
                    nameof(charts));
            }
        }

        foreach (var place in leaves.Cast<Leaves>().SelectMany(l => l.Places).Distinct())
        {
            Sort(place);
        }

        for (var trace = 0; trace < leaves[0, 0].Types.Count; trace++)
        {
            var split = both.Exists(at => at.Place == trace);
            copies.AddRange(Enumerable.Range(0, split ? leaves.GetLength(1) : 1).Select(b => new Copy(trace, split ? b : null)));
        }
    }

    private IEnumerable<(int Across, int Down)> Pairs =>
        from a in Enumerable.Range(0, leaves.GetLength(0)) from b in Enumerable.Range(0, leaves.GetLength(1)) select (a, b);

    /// <summary>The chart at its start, with a slider for the first values and, if there are any, one for the second.</summary>
    public Figure Chart(SliderBar first, SliderBar? second = null)
    {
        Trace[] traces = [.. start.Traces];
        var shown = copies.Select(copy => copy.Down is not { } b ? traces[copy.Trace]
            : Places(copy, [.. both, .. downOnly]).Aggregate(traces[copy.Trace].With("visible", b == down),
                (trace, at) => trace.With(at.Path, leaves[across, b][at])));
        return Plot.Of(shown, start.Layout.Copy().Fill(
            ("sliders", second is null ? [first.Draw(0)] : new[] { first.Draw(0), second.Draw(1) }),
            ("frames", first.Values.Select((_, a) => Across(a).Fill(("name", first.Frame(a))))
                .Concat((second?.Values ?? []).Select((_, b) => Down(b).Fill(("name", second!.Frame(b))))).ToArray())));
    }

    private PlotlyObject Across(int a) => Frame(
        copy => Places(copy, [.. acrossOnly, .. both]).Select(at => (at.Path, leaves[a, copy.Down ?? down][at])),
        acrossOnly.Where(at => at.Place == Leaves.Layout).Select(at => (at.Path, leaves[a, down][at])));

    private PlotlyObject Down(int b) => Frame(
        copy => copy.Down is { } own ? [("visible", own == b)] : Places(copy, downOnly).Select(at => (at.Path, leaves[across, b][at])),
        downOnly.Where(at => at.Place == Leaves.Layout).Select(at => (at.Path, leaves[across, b][at])));

    private PlotlyObject Frame(Func<Copy, IEnumerable<(string Path, object? Value)>> changes,
        IEnumerable<(string Path, object? Value)> layout)
    {
        var changed = copies.Select((copy, number) => (Number: number, Values: Tree(changes(copy))))
            .Where(trace => trace.Values is not null).ToArray();
        return Node.Of(("data", changed.Select(trace => trace.Values!).ToArray()),
            ("traces", changed.Select(trace => trace.Number).ToArray()), ("layout", Tree(layout)));
    }

    private void Sort((int Place, string Path) at)
    {
        var byAcross = Pairs.Any(p => !leaves[p.Across, p.Down].Agrees(leaves[0, p.Down], at));
        var byDown = Pairs.Any(p => !leaves[p.Across, p.Down].Agrees(leaves[p.Across, 0], at));
        if (byAcross && byDown && at.Place == Leaves.Layout)
        {
            throw new ArgumentException(
                $"What the layout has as {at.Path} depends on both sliders, and only marks can; use Plot.Label or Plot.Stems.");
        }

        if (byAcross || byDown)
        {
            (byAcross && byDown ? both : byAcross ? acrossOnly : downOnly).Add(at);
        }
    }

    private static IEnumerable<(int Place, string Path)> Places(Copy copy, IEnumerable<(int Place, string Path)> all) =>
        all.Where(at => at.Place == copy.Trace);

    private static PlotlyObject? Tree(IEnumerable<(string Path, object? Value)> values) =>
        values.Aggregate((PlotlyObject?)null, (tree, at) => (tree ?? new()).With(at.Path, at.Value));

    private static string Describe(Leaves figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{figure.Types.Count} ({string.Join(", ", figure.Types)})");

    /// <param name="Trace">The number of the trace in each chart.</param>
    /// <param name="Down">The stop of the second slider that this copy is for; null if one trace serves all.</param>
    private sealed record Copy(int Trace, int? Down);
}
