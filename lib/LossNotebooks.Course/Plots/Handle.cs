namespace LossNotebooks.Course;

/// <summary>
/// What a reader of a live figure can move: one number, or two, or how often a button was pressed. Where it sits is the drawing's to say,
/// by <see cref="Figure.Grip"/>; sliders and buttons stand below it.
/// </summary>
public sealed class Handle
{
    private readonly string? moves;

    private Handle(string name, string? moves, params Reach[] numbers)
    {
        (Name, this.moves, Numbers) = (name, moves, numbers);
        Require.AtLeast(1, name.Length, "the length of a handle's name");
    }

    /// <summary>What it moves, with its unit: its label, and how a screen reader names it.</summary>
    public string Name { get; }

    /// <summary>Whether it sits in the figure, by a grip of its name.</summary>
    internal bool IsGripped => moves is not null;

    /// <summary>Whether it is pressed and not moved.</summary>
    internal bool IsButton => Numbers is [{ To: double.PositiveInfinity }];

    /// <summary>The numbers that it is.</summary>
    internal IReadOnlyList<Reach> Numbers { get; }

    /// <summary>A handle that moves along x.</summary>
    /// <param name="name">What it moves, with its unit.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="from">The least that it can be.</param>
    /// <param name="to">The most.</param>
    /// <param name="step">How far an arrow key moves it; about a hundredth of the way if not given.</param>
    /// <exception cref="ArgumentException">It has no name, or its start lies outside of its range.</exception>
    public static Handle Across(string name, double start, double from, double to, double? step = null) =>
        new(name, "x", Reach.Of(start, from, to, step));

    /// <summary>A handle that moves along y.</summary>
    /// <inheritdoc cref="Across"/>
    public static Handle Up(string name, double start, double from, double to, double? step = null) =>
        new(name, "y", Reach.Of(start, from, to, step));

    /// <summary>A handle that moves along both axes: two numbers, x and y.</summary>
    /// <param name="name">What it moves.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="x">From where to where along x.</param>
    /// <param name="y">From where to where along y.</param>
    /// <exception cref="ArgumentException">It has no name, or its start lies outside of its range.</exception>
    public static Handle Point(string name, (double X, double Y) start, (double From, double To) x, (double From, double To) y) =>
        new(name, "xy", Reach.Of(start.X, x.From, x.To, null), Reach.Of(start.Y, y.From, y.To, null));

    /// <summary>A slider below the figure.</summary>
    /// <inheritdoc cref="Across"/>
    public static Handle Slider(string name, double start, double from, double to, double? step = null) =>
        new(name, null, Reach.Of(start, from, to, step));

    /// <summary>A button below the figure: the number of times that it was pressed, 0 at the start.</summary>
    /// <param name="name">What it does.</param>
    /// <exception cref="ArgumentException">It has no name.</exception>
    public static Handle Button(string name) => new(name, null, new Reach(0, 0, double.PositiveInfinity, 1));

    /// <summary>The handle as the page takes it.</summary>
    /// <param name="value">Its numbers.</param>
    /// <param name="grip">Where it sits; null for what stands below the figure.</param>
    internal PlotlyObject ToNode(double[] value, PlotlyObject? grip) => Node.Of(
        ("name", Name), ("moves", moves), ("isButton", IsButton ? true : null), ("value", value),
        ("from", IsButton ? null : Each(number => number.From)), ("to", IsButton ? null : Each(number => number.To)),
        ("step", IsButton ? null : Each(number => number.Step)),
        ("x", grip?.At("x")), ("y", grip?.At("y")), ("xref", grip?.At("xref")), ("yref", grip?.At("yref")));

    private double[] Each(Func<Reach, double> number) => [.. Numbers.Select(number)];
}
