
namespace LossNotebooks.Course;

/// <summary>A figure taken apart into the values that plotly.js can change one by one: path → value, for each trace and for the
/// layout.</summary>
internal sealed class Leaves
{
    /// <summary>The place of the layout's values; those of traces have the trace's number.</summary>
    public const int Layout = -1;

    private readonly Dictionary<(int Place, string Path), (object? Value, string Json)> values = [];

    public Leaves(Figure chart)
    {
        Types = [.. chart.Traces.Select(trace => trace.type)];
        var place = 0;
        foreach (var trace in chart.Traces)
        {
            Take(place++, "", trace);
        }

        Take(Layout, "", chart.Layout);
    }

    /// <summary>The types of the traces: figures between which a slider moves must agree in them.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>Where there are values.</summary>
    public IEnumerable<(int Place, string Path)> Places => values.Keys;

    /// <summary>The value there; null if there is none.</summary>
    public object? this[(int Place, string Path) at] => values.GetValueOrDefault(at).Value;

    /// <summary>Whether both figures show the same there.</summary>
    public bool Agrees(Leaves other, (int Place, string Path) at) =>
        values.GetValueOrDefault(at).Json == other.values.GetValueOrDefault(at).Json;

    private void Take(int place, string path, object? value)
    {
        if (value is PlotlyObject node)
        {
            foreach (var (name, inner) in node.Properties)
            {
                Take(place, path.Length == 0 ? name : $"{path}.{name}", inner);
            }
        }
        else
        {
            values[(place, path)] = (value, FigureJson.Text(value));
        }
    }
}
