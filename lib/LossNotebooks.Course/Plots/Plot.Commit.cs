using System.Globalization;

namespace LossNotebooks.Course;

// Questions that a reader answers before the figure does: by a place, by a line, or by one of several pictures.
public static partial class Plot
{
    private const string Reveal = "Show the answer";

    /// <summary>A number to place along x before the answer is shown, and how far off that was. Without a page that runs cells it is the
    /// question alone: put the answer in words below it, folded.</summary>
    /// <param name="name">What is guessed, with its unit.</param>
    /// <param name="truth">The answer.</param>
    /// <param name="question">The figure without it, whose axes have a <see cref="Figure.Range"/>.</param>
    /// <param name="answer">What is drawn over it with the answer.</param>
    /// <param name="start">Where the guess starts: away from the answer.</param>
    /// <param name="from">The least that can be guessed.</param>
    /// <param name="to">The most.</param>
    /// <exception cref="ArgumentException">The start lies outside of the range, or the axes of the question have none.</exception>
    public static LiveFigure Guess(string name, double truth, Figure question, Figure answer, double start, double from, double to)
    {
        double Middle(string axis) => question.Layout.At($"{axis}.range") is double[] range ? range.Average()
            : throw new ArgumentException("The question needs .Range(x: …, y: …).", nameof(question));
        var (across, height) = (Middle("xaxis"), Middle("yaxis"));
        // Near an edge a text would be cut off: it stands on the side where there is room.
        Figure Named(double x, Role role, string text) => Vertical(x, role, text, x > across ? "right" : "left");
        return Drag((guess, presses) =>
            {
                var shown = Overlay(question, Named(guess, Role.Third, "your guess")).Grip(name, guess, height);
                return presses == 0 ? shown
                    : Overlay(shown, answer, Named(truth, Role.Truth, "the answer"))
                        .Title($"You said {Short(guess)}; it is {Short(truth)}.");
            },
            Handle.Across(name, start, from, to), Handle.Button(Reveal));
    }

    /// <summary>A curve to draw, by a few handles that move up and down, before the answer is shown, and how far off that was on
    /// average.</summary>
    /// <param name="question">What there is to see before: at least the names of the axes.</param>
    /// <param name="truth">The answer.</param>
    /// <param name="at">Where along x the handles stand, in order.</param>
    /// <param name="y">From where to where they go.</param>
    /// <param name="start">Where all of them start.</param>
    /// <param name="role">What the answer stands for.</param>
    /// <exception cref="ArgumentException">There are fewer than two handles, or the start lies outside of the range.</exception>
    public static LiveFigure Sketch(
        Figure question, Func<double, double> truth, double[] at, (double From, double To) y, double start, Role role = Role.Loss)
    {
        Require.AtLeast(2, at.Length, "the number of handles");
        var names = at.Select(x => $"at {Short(x)}").ToArray();
        var (answer, room) = (Curve(truth, at[0], at[^1], role, "the answer"), 0.03 * (at[^1] - at[0]));
        return DragAll(state =>
            {
                double[] drawn = state[..^1];
                var sketch = Overlay(question, Line(at, drawn, Role.Third, "your sketch")).Range((at[0] - room, at[^1] + room), y);
                var gripped = Enumerable.Range(0, at.Length).Aggregate(sketch, (figure, i) => figure.Grip(names[i], at[i], drawn[i]));
                var gap = at.Zip(drawn, (x, height) => Math.Abs(truth(x) - height)).Average();
                return state[^1] == 0 ? gripped : Overlay(gripped, answer).Title($"On average you are {Short(gap)} off.");
            },
            [.. names.Select(name => Handle.Up(name, start, y.From, y.To)), Handle.Button(Reveal)]);
    }

    /// <summary>Pictures of which one is right: a button for each, and after the first the right one is marked.</summary>
    /// <param name="pictures">The pictures with their names.</param>
    /// <param name="truth">The name of the right one.</param>
    /// <exception cref="ArgumentException">No picture has that name.</exception>
    public static LiveFigure Choose(IEnumerable<(string Name, Figure Picture)> pictures, string truth)
    {
        (string Name, Figure Picture)[] all = [.. pictures];
        if (!all.Any(one => one.Name == truth))
        {
            throw new ArgumentException($"No picture is called {truth}.", nameof(truth));
        }

        return DragAll(presses => SideBySide(all.Select((one, i) =>
            {
                var chosen = presses[i] > 0 ? " – your choice" : "";
                var right = one.Name == truth && presses.Any(times => times > 0) ? " ✓" : "";
                return one.Picture.Title(one.Name + right + chosen);
            })),
            [.. all.Select(one => Handle.Button(one.Name))]);
    }

    private static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture).Replace('-', '−');
}
