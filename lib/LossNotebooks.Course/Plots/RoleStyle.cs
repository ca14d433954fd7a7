namespace LossNotebooks.Course;

/// <summary>How a role looks. Colours are never the only difference: every role also has its dash and its marker.</summary>
/// <param name="Color">#rrggbb, with a contrast of at least 3 : 1 on white and on near-black pages alike.</param>
/// <param name="Dash">plotly.js' name of the line's dash.</param>
/// <param name="Symbol">plotly.js' name of the marker.</param>
internal sealed record RoleStyle(string Color, string Dash, string Symbol)
{
    private static readonly RoleStyle[] Styles =
    [
        new("#2274b1", "dot", "circle"),
        new("#b6510d", "solid", "square"),
        new("#8e8a85", "longdash", "cross"),
        new("#0c8056", "solid", "diamond"),
        new("#9182ff", "dash", "triangle-up"),
        new("#de4263", "solid", "triangle-down"),
        new("#d48200", "dashdot", "x"),
        new("#1f99aa", "dot", "star"),
    ];

    public static RoleStyle Of(Role role) => Styles[(int)role];

    /// <summary>How its bars look: as see-through as what lies behind them needs, in an outline that is seen on every page.</summary>
    public PlotlyObject Bar(double alpha) =>
        Node.Of(("color", Faded(alpha)), ("line", Node.Of(("color", Color), ("width", 1))));

    /// <summary>The role's colour, see-through: 0 is invisible, 1 opaque.</summary>
    public string Faded(double alpha)
    {
        var channels = Convert.FromHexString(Color.AsSpan(1));
        return FormattableString.Invariant($"rgba({channels[0]},{channels[1]},{channels[2]},{alpha:G3})");
    }
}
