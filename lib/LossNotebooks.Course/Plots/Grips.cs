using Plotly.NET;

namespace LossNotebooks.Course;

/// <summary>Where the handles of a live figure sit. Until the figure is finished the layout carries them, so that panels and overlays take
/// them along.</summary>
internal sealed class Grips
{
    /// <summary>The layout's property.</summary>
    public const string Property = "grips";

    /// <summary>The room of a slider, or of the buttons, below a figure (pixels).</summary>
    public const int RowHeight = 60;

    private readonly IReadOnlyList<PlotlyObject> all;

    private Grips(IReadOnlyList<PlotlyObject> all) => this.all = all;

    /// <summary>One.</summary>
    public static PlotlyObject[] One(string name, double x, double y) => [Node.Of(("name", name), ("x", x), ("y", y))];

    /// <summary>Those of a layout.</summary>
    public static Grips Of(Layout layout) => new(layout.At(Property) as IReadOnlyList<PlotlyObject> ?? []);

    /// <summary>The layout without them.</summary>
    public static Layout Without(Layout layout)
    {
        var copy = layout.Copy();
        copy.Properties.Remove(Property);
        return copy;
    }

    /// <summary>A figure without what tells a page of its handles.</summary>
    public static Figure Unmarked(Figure figure)
    {
        var layout = figure.Layout.Copy();
        layout.Properties.Remove("meta");
        return new(figure.Traces, layout);
    }

    /// <summary>The one of a name.</summary>
    /// <exception cref="ArgumentException">There is none, it sits nowhere, or its axes would move along with it.</exception>
    public PlotlyObject Find(Figure figure, string name)
    {
        var grip = all.FirstOrDefault(grip => grip.At("name") as string == name)
            ?? throw new ArgumentException($"The drawing does not say where the handle “{name}” sits: add .Grip(\"{name}\", x, y) to it.");
        if (!(grip.At("x") is double x && double.IsFinite(x) && grip.At("y") is double y && double.IsFinite(y)))
        {
            throw new ArgumentException($"The handle “{name}” sits at no finite place.");
        }

        return StandsStill("x") && StandsStill("y") ? grip
            : throw new ArgumentException($"The axes of the handle “{name}” must stand still: give them .Range(x: …, y: …).");

        bool StandsStill(string letter) =>
            figure.Layout.At($"{letter}axis{(grip.At(letter + "ref") as string ?? letter)[1..]}.range") is not null;
    }
}
