using System.Globalization;

namespace LossNotebooks.Course;

/// <summary>
/// A figure that the reader moves: a drawing for each state of its handles. A page that runs cells draws it anew for every state; any
/// other host shows it as it is at the start. It keeps no state: that is the reader's.
/// </summary>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [TypeFormatter.Html, TypeFormatter.Plain])]
[Live(nameof(At))]
public sealed class LiveFigure
{
    private readonly Func<double[], Figure> draw;
    private readonly Handle[] handles;

    internal LiveFigure(Func<double[], Figure> draw, Handle[] handles)
    {
        (this.draw, this.handles) = (draw, handles);
        Start = handles is [{ IsButton: false, Numbers.Count: 1 } only]
            ? StoredStops.Add(only, value => At(value))
            : At([.. handles.SelectMany(handle => handle.Numbers).Select(number => number.Start)]);
    }

    /// <summary>The figure as the reader finds it. One of a single number has a slider besides, with stored stops, for hosts that compute
    /// nothing.</summary>
    public Figure Start { get; }

    /// <summary>The figure for a state: the numbers of the handles, in their order.</summary>
    /// <exception cref="ArgumentException">There are more or fewer numbers, one lies outside of its range, or the drawing does not say
    /// where a handle sits.</exception>
    public Figure At(params double[] state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var numbers = handles.SelectMany(handle => handle.Numbers.Select(number => (handle.Name, number))).ToList();
        if (state.Length != numbers.Count)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The handles are {numbers.Count} numbers, and there are {state.Length}."), nameof(state));
        }

        foreach (var ((name, number), value) in numbers.Zip(state))
        {
            if (!(value >= number.From && value <= number.To))
            {
                throw new ArgumentOutOfRangeException(nameof(state), value, FormattableString.Invariant(
                    $"{name} goes from {number.From} to {number.To}."));
            }
        }

        var figure = draw(state);
        var grips = Grips.Of(figure.Layout);
        return new(figure.Traces, Grips.Without(figure.Layout).Fill(("meta", Node.Of(
            ("handles", Nodes(state, name => grips.Find(figure, name)).ToArray()), ("controls", Rows * Grips.RowHeight)))));
    }

    /// <summary>The start as a fragment of a page.</summary>
    public string ToHtml() => Start.ToHtml();

    /// <summary>The start in words, and what can be moved.</summary>
    public override string ToString() => Start.ToString();

    private IEnumerable<PlotlyObject> Nodes(double[] state, Func<string, PlotlyObject> grip)
    {
        var first = 0;
        foreach (var handle in handles)
        {
            yield return handle.ToNode(state[first..(first + handle.Numbers.Count)], handle.IsGripped ? grip(handle.Name) : null);
            first += handle.Numbers.Count;
        }
    }

    /// <summary>What stands below the figure: each slider by itself, and all buttons together.</summary>
    private int Rows => handles.Count(handle => !handle.IsGripped && !handle.IsButton) + (handles.Any(handle => handle.IsButton) ? 1 : 0);
}
