using Plotly.NET;

namespace LossNotebooks.Course;

/// <summary>
/// Plotly.NET's objects, written and changed by the paths of plotly.js' reference ("xaxis.title.text"). Nothing is changed in place: a
/// chart that a cell still holds must stay what it was.
/// </summary>
internal static class Node
{
    /// <summary>An object with these properties; those that are null are left out.</summary>
    public static PlotlyObject Of(params ReadOnlySpan<(string Name, object? Value)> properties) => new PlotlyObject().Fill(properties);

    /// <summary>A chart of one trace.</summary>
    public static Figure Chart(string type, params ReadOnlySpan<(string Name, object? Value)> properties) =>
        new([new Trace(type).Fill(properties)], new Layout());

    /// <summary>The same object, given these properties.</summary>
    public static T Fill<T>(this T node, params ReadOnlySpan<(string Name, object? Value)> properties)
        where T : PlotlyObject
    {
        foreach (var (name, value) in properties)
        {
            if (value is not null)
            {
                node.Properties[name] = value;
            }
        }

        return node;
    }

    /// <summary>A copy that has <paramref name="value"/> at the end of the path; objects on the way are copied or made.</summary>
    public static T With<T>(this T node, string path, object? value)
        where T : PlotlyObject
    {
        var copy = node.Copy();
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return copy.Fill((path, value));
        }

        var inner = copy.Properties.GetValueOrDefault(path[..dot]) as PlotlyObject ?? new PlotlyObject();
        return copy.Fill((path[..dot], inner.With(path[(dot + 1)..], value)));
    }

    /// <summary>What stands at the end of the path; null if nothing does.</summary>
    public static object? At(this PlotlyObject node, string path) =>
        path.Split('.').Aggregate((object?)node, (at, name) => (at as PlotlyObject)?.Properties.GetValueOrDefault(name));

    /// <summary>A shallow copy of the same type.</summary>
    public static T Copy<T>(this T node)
        where T : PlotlyObject
    {
        var copy = node is Trace trace ? (T)(object)new Trace(trace.type) : (T)Activator.CreateInstance(node.GetType())!;
        foreach (var (name, value) in node.Properties)
        {
            copy.Properties[name] = value;
        }

        return copy;
    }

    /// <summary>Both in one: what <paramref name="first"/> says wins, lists (of notes, of shapes) are joined.</summary>
    public static T Merge<T>(this T first, PlotlyObject second)
        where T : PlotlyObject
    {
        var merged = first.Copy();
        foreach (var (name, theirs) in second.Properties)
        {
            merged.Properties[name] = (merged.Properties.GetValueOrDefault(name), theirs) switch
            {
                (null, _) => theirs,
                (PlotlyObject a, PlotlyObject b) => a.Merge(b),
                (IReadOnlyList<PlotlyObject> a, IReadOnlyList<PlotlyObject> b) => (PlotlyObject[])[.. a, .. b],
                var (ours, _) => ours,
            };
        }

        return merged;
    }
}
