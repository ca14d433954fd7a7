using System.Globalization;
using System.Net;
using System.Text;

namespace LossNotebooks.Course;

/// <summary>
/// A straight line through points, with the bells of a normal distribution along it: y | x ~ Normal(a + b x, σ). It is a picture wherever
/// a notebook is shown; the course's pages let a reader move the line, and see likelihood and loss move with it.
/// </summary>
[TypeFormatterSource(typeof(BeliefFormatterSource), PreferredMimeTypes = [TypeFormatter.Html, TypeFormatter.Plain])]
public sealed class Belief
{
    private const double Width = 400, Height = 300, Left = 56, Bottom = 258, Top = 8;

    private static readonly string Data = RoleStyle.Of(Role.Data).Color, Model = RoleStyle.Of(Role.Model).Color;

    // As shares of the axis; the pages' script puts them at the same places.
    private static readonly double[] BellsAt = [0.25, 0.55, 0.85];

    private readonly double[] x, y;
    private readonly string xName, yName;
    private readonly Line fit;
    private readonly double xMax, yMax;

    /// <summary>The least-squares line through points.</summary>
    /// <param name="x">The inputs, at least 0 and not all the same.</param>
    /// <param name="y">As many outputs, at least 0.</param>
    /// <param name="xName">The inputs' name, with their unit.</param>
    /// <param name="yName">The outputs' name, with their unit.</param>
    /// <exception cref="ArgumentException">There are not as many outputs as inputs, or fewer than three, or no line is the
    /// best.</exception>
    public Belief(double[] x, double[] y, string xName, string yName)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Length != y.Length || x.Length < 3 || x.Distinct().Count() == 1)
        {
            throw new ArgumentException("A line needs as many outputs as inputs, three or more, and inputs that differ.", nameof(y));
        }
        (this.x, this.y, this.xName, this.yName) = (x, y, xName, yName);
        fit = Line.LeastSquares(x, y);
        (xMax, yMax) = (x.Max() * 1.06, y.Max() * 1.05);
    }

    private double ScaleX => (Width - Left) / xMax;

    private double ScaleY => (Bottom - Top) / yMax;

    /// <summary>The picture as HTML, with the numbers that the pages' script needs.</summary>
    public string ToHtml() => Text($"""
        <div class="belief" data-x="{Numbers(x)}" data-y="{Numbers(y)}" data-scale="{Left} {ScaleX:F4} {Bottom} {ScaleY:F4}">
        <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{WebUtility.HtmlEncode(ToString())}" style="max-width: 40rem">
        {Axes()}{Bells()}<path class="line" d="{fit.Path(this)}" fill="none" stroke="{Model}" stroke-width="3"/>
        {Points()}</svg>
        </div>
        """);

    /// <summary>The picture in words.</summary>
    public override string ToString() => Text(
        $"{x.Length} points, {yName} over {xName}, with their least-squares line and a bell of the same width at three places along it.");

    private string Axes() => Text($"""
        <g fill="none" stroke="#80848c"><path d="M{Left} {Top}V{Bottom}H{Width}"/></g>
        <g fill="currentColor" font-family="system-ui, sans-serif" font-size="13">
        <text x="{(Left + Width) / 2}" y="{Height - 6}" text-anchor="middle">{WebUtility.HtmlEncode(xName)}</text>
        <text transform="translate(14 {(Top + Bottom) / 2}) rotate(-90)" text-anchor="middle">{WebUtility.HtmlEncode(yName)}</text>
        {Ticks(xMax, at => Text($"<text x=\"{Px(at):F1}\" y=\"{Bottom + 17}\" text-anchor=\"middle\">{at}</text>"))}
        {Ticks(yMax, at => Text($"<text x=\"{Left - 6}\" y=\"{Py(at) + 4:F1}\" text-anchor=\"end\">{at}</text>"))}
        </g>

        """);

    private string Points() => string.Concat(x.Zip(y, (x, y) =>
        Text($"<circle cx=\"{Px(x):F1}\" cy=\"{Py(y):F1}\" r=\"4\" fill=\"{Data}\" fill-opacity=\"0.75\"/>\n")));

    private string Bells() => string.Concat(BellsAt.Select(share =>
        Text($"<path class=\"bell\" d=\"{fit.Bell(this, share * xMax)}\" fill=\"{Model}\" fill-opacity=\"0.2\" stroke=\"{Model}\"/>\n")));

    private double Px(double x) => Left + ScaleX * x;

    private double Py(double y) => Bottom - ScaleY * y;

    private static string Ticks(double to, Func<double, string> draw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(to)));
        var step = to / power < 2.5 ? power / 2 : to / power < 5 ? power : 2 * power;
        return string.Concat(Enumerable.Range(0, (int)(to / step) + 1).Select(tick => draw(tick * step)));
    }

    private static string Numbers(double[] values) =>
        string.Join(' ', values.Select(value => value.ToString(CultureInfo.InvariantCulture)));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>y = a + b x, and the standard deviation of what is left.</summary>
    private sealed record Line(double Intercept, double Slope, double Sigma)
    {
        public static Line LeastSquares(double[] x, double[] y)
        {
            var (meanX, meanY) = (x.Average(), y.Average());
            var slope = x.Zip(y, (x, y) => (x - meanX) * (y - meanY)).Sum() / x.Sum(x => (x - meanX) * (x - meanX));
            var intercept = meanY - slope * meanX;
            return new(intercept, slope, Math.Sqrt(x.Zip(y, (x, y) => Math.Pow(y - intercept - slope * x, 2)).Average()));
        }

        private double At(double x) => Intercept + Slope * x;

        public string Path(Belief on)
        {
            // Where the line leaves the axes.
            var from = Slope > 0 ? Math.Max(0, -Intercept / Slope) : 0;
            return Text($"M{on.Px(from):F1} {on.Py(At(from)):F1}L{on.Px(on.xMax):F1} {on.Py(At(on.xMax)):F1}");
        }

        public string Bell(Belief on, double x)
        {
            var path = new StringBuilder();
            for (var z = -3.0; z <= 3; z += 0.25)
            {
                var y = At(x) + z * Sigma;
                path.Append(Text($"{(path.Length == 0 ? 'M' : 'L')}{on.Px(x) + 36 * Math.Exp(-z * z / 2):F1} {on.Py(Math.Max(0, y)):F1}"));
            }
            return path.ToString();
        }
    }
}
