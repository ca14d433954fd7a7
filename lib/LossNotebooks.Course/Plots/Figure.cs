using Plotly.NET;

namespace LossNotebooks.Course;

/// <summary>
/// What a cell draws: marks and axes as Plotly.NET has them. It never changes; each verb returns a new figure. What to see in it is
/// not told here but in the text below, when the reader has looked.
/// </summary>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [TypeFormatter.Html, TypeFormatter.Plain])]
public partial class Figure
{
    /// <summary>A chart of one's own, made with Plotly.NET, as a figure of the course.</summary>
    /// <exception cref="ArgumentNullException">There is no chart.</exception>
    public Figure(GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        (Traces, Layout) = ([.. GenericChart.getTraces(chart)], GenericChart.getLayout(chart));
    }

    internal Figure(IEnumerable<Trace> traces, Layout layout) => (Traces, Layout) = ([.. traces], layout);

    /// <summary>The figure as a chart of Plotly.NET, for whatever that library can do with it.</summary>
    public GenericChart Chart => GenericChart.setLayout(Layout, GenericChart.ofTraceObjects<IEnumerable<Trace>>(false, Traces));

    internal IReadOnlyList<Trace> Traces { get; }

    internal Layout Layout { get; }

    /// <summary>The figure as a fragment of a page, which plotly.js draws; without it, the words of <see cref="ToString"/>.</summary>
    public string ToHtml() => FigureHtml.Write(this);

    /// <summary>The figure as plotly.js takes it: {data, layout, frames, config}.</summary>
    public string ToJson() => FigureJson.Write(this);

    /// <summary>The figure in words: what its panels show over what, and with which marks.</summary>
    public override string ToString() => FigureText.Describe(this);
}
