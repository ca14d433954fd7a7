namespace LossNotebooks.Course;

public static partial class Plot
{
    /// <summary>A figure with handles that the reader moves, on the course's pages; elsewhere as it is at the start, which should say
    /// something by itself.</summary>
    /// <param name="draw">The figure for the handle's number. It says by <see cref="Figure.Grip"/> where the handle sits.</param>
    /// <param name="handle">The handle.</param>
    /// <exception cref="ArgumentException">The handle is another number of numbers than the drawing takes, or has no place in
    /// it.</exception>
    public static LiveFigure Drag(Func<double, Figure> draw, Handle handle) => Live(1, s => draw(s[0]), [handle]);

    /// <inheritdoc cref="Drag(Func{double, Figure}, Handle)"/>
    /// <param name="draw">The figure for the handles' two numbers.</param>
    /// <param name="handles">The handles, in the order of the numbers.</param>
    public static LiveFigure Drag(Func<double, double, Figure> draw, params Handle[] handles) =>
        Live(2, s => draw(s[0], s[1]), handles);

    /// <inheritdoc cref="Drag(Func{double, Figure}, Handle)"/>
    /// <param name="draw">The figure for the handles' three numbers.</param>
    /// <param name="handles">The handles, in the order of the numbers.</param>
    public static LiveFigure Drag(Func<double, double, double, Figure> draw, params Handle[] handles) =>
        Live(3, s => draw(s[0], s[1], s[2]), handles);

    /// <inheritdoc cref="Drag(Func{double, Figure}, Handle)"/>
    /// <param name="draw">The figure for the numbers of all handles together.</param>
    /// <param name="handles">The handles, in the order of the numbers.</param>
    public static LiveFigure DragAll(Func<double[], Figure> draw, params Handle[] handles) => Live(null, draw, handles);

    private static LiveFigure Live(int? numbers, Func<double[], Figure> draw, Handle[] handles)
    {
        var count = handles.Sum(handle => handle.Numbers.Count);
        return count == (numbers ?? count) && count > 0
            ? new(draw, handles)
            : throw new ArgumentException(FormattableString.Invariant(
                $"The drawing takes {numbers ?? 1} numbers, and its handles are {count}."), nameof(handles));
    }
}
