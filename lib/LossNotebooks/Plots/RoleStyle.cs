namespace LossNotebooks;

/// <summary>How a role looks. Colours are never the only difference: every role also has its dash and its marker.</summary>
/// <param name="Color">#rrggbb, with a contrast of at least 3 : 1 on white and on near-black pages alike.</param>
/// <param name="Dash">plotly.js' name of the line's dash.</param>
/// <param name="Symbol">plotly.js' name of the marker.</param>
internal sealed record RoleStyle(string Color, string Dash, string Symbol)
{
    private static readonly RoleStyle[] Styles =
    [
        new("#0072b2", "dot", "circle"),
        new("#d55e00", "solid", "square"),
        new("#7f7f7f", "longdash", "cross"),
        new("#009e73", "solid", "diamond"),
        new("#a05fd0", "dash", "triangle-up"),
        new("#c0408a", "solid", "triangle-down"),
        new("#c48a00", "dashdot", "x"),
        new("#8a5a2b", "dot", "star"),
    ];

    public static RoleStyle Of(Role role) => Styles[(int)role];

    /// <summary>The role's colour, see-through: 0 is invisible, 1 opaque.</summary>
    public string Faded(double alpha)
    {
        var channels = Convert.FromHexString(Color.AsSpan(1));
        return FormattableString.Invariant($"rgba({channels[0]},{channels[1]},{channels[2]},{alpha:G3})");
    }
}
