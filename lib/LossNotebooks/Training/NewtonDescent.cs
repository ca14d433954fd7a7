namespace LossNotebooks;

/// <summary>Why Newton's method has ended.</summary>
internal enum NewtonEnd
{
    /// <summary>The next step is a negligible part of a standard error.</summary>
    Arrived,

    /// <summary>The steps do not get shorter though the loss has as good as stopped falling: the best φ lies at infinity.</summary>
    Endless,

    /// <summary>There is no curvature, but a kink.</summary>
    Kink,

    /// <summary>No step along the slope makes the loss fall.</summary>
    Flat,

    /// <summary>All steps are taken.</summary>
    TooFar,
}

/// <summary>The steps of <see cref="Newton"/>.</summary>
internal sealed class NewtonDescent
{
    /// <summary>A step of so many standard errors is not worth its while.</summary>
    public const double Negligible = 1e-12;

    /// <summary>A descent takes no more steps than that.</summary>
    public const int MostSteps = 100;

    // In standard errors. From the first on a step should be much shorter than the one before, and is made of rounding if it is not
    // shorter; after one shorter than the second, nothing but rounding is left.
    private const double Near = 0.1, Last = 1e-7;

    // A shorter step to a minimum needs no look at where it leads: the one after it would be of its square, and the curvature there is the
    // same but for its last digits.
    private const double Sure = 1e-9;

    // Near the minimum of a loss that is a parabola there, the length of a step is about the square of the one before. On the way to
    // infinity, where the loss falls like exp(−t), it is exp(−½) of it. So many slow ones in a row are enough.
    private const double Slow = 0.3;
    private const int MostSlow = 8;

    // By so many halvings a step becomes 0 beside φ.
    private const int MostHalvings = 60;

    // A slope along a flat direction, in units of 1/√H[p, p], that is nothing but rounding.
    private const double Rounding = 1e-8;

    private readonly IObjective loss;
    private readonly IProgress<TrainingProgress>? progress;
    private readonly int maxSteps;
    private readonly double tolerance;
    private readonly List<double> losses = [];
    private readonly List<double[]> path = [];
    private readonly double[] gradient, triangle, unitsAtStart;
    private double[] phi;
    private bool isMinimum;

    private NewtonDescent(
        IObjective loss, ReadOnlySpan<double> start, IProgress<TrainingProgress>? progress, int maxSteps, double tolerance)
    {
        (this.loss, this.progress, this.maxSteps, this.tolerance) = (loss, progress, maxSteps, tolerance);
        phi = start.ToArray();
        gradient = new double[phi.Length];
        triangle = new double[Triangle.Size(phi.Length)];
        losses.Add(loss.ValueGradientAndCurvature(phi, gradient, triangle));
        path.Add(phi);
        unitsAtStart = LossNotebooks.Curvature.Units(triangle, phi.Length);
    }

    /// <summary>A descent that has not begun.</summary>
    /// <exception cref="InvalidOperationException">The loss or its gradient is no finite number at the start.</exception>
    public static NewtonDescent From(
        IObjective loss, ReadOnlySpan<double> start, IProgress<TrainingProgress>? progress = null, int maxSteps = MostSteps,
        double tolerance = Negligible)
    {
        var descent = new NewtonDescent(loss, start, progress, maxSteps, tolerance);
        var value = Convergence.RequireStart(descent.losses[0], descent.gradient);
        progress?.Report(new(0, value));
        return descent;
    }

    /// <summary>The same; null where the loss or its gradient is no finite number at the start.</summary>
    public static NewtonDescent? FromOrNull(IObjective loss, double[] start, double tolerance = Negligible)
    {
        var descent = new NewtonDescent(loss, start, progress: null, MostSteps, tolerance);
        return double.IsFinite(descent.losses[0]) && Array.TrueForAll(descent.gradient, double.IsFinite) ? descent : null;
    }

    public History History => new(losses, path);

    /// <summary>Whether the next step is negligible, not only one of rounding.</summary>
    public bool IsThere { get; private set; }

    /// <summary>Whether it has come to a place where the loss curves downwards along some direction.</summary>
    public bool WentDownwards { get; private set; }

    /// <summary>The lower triangle of ∂²L/∂φ² where the descent has looked last.</summary>
    public double[] Curvature => triangle;

    public NewtonEnd Run()
    {
        var before = double.PositiveInfinity;
        for (var slow = 0; ;)
        {
            if (!Array.TrueForAll(triangle, double.IsFinite))
            {
                return NewtonEnd.Kink;
            }

            var (step, length) = Step();
            IsThere = length < (isMinimum ? tolerance : Negligible); // From a saddle it goes on, however short the first step away.
            if (IsThere || before < Last || (before < Near && length >= before))
            {
                return NewtonEnd.Arrived;
            }

            slow = before < Near && length > Slow * before ? slow + 1 : 0;
            if (slow == MostSlow)
            {
                return NewtonEnd.Endless;
            }

            if (losses.Count > maxSteps)
            {
                return NewtonEnd.TooFar;
            }

            if (isMinimum && length < Sure)
            {
                phi = After(step, part: 1);
                Keep(losses[^1] - length * length / 2);
                IsThere = true;
                return NewtonEnd.Arrived;
            }

            if (!Take(step))
            {
                return length < Near * Near ? NewtonEnd.Arrived : NewtonEnd.Flat;
            }

            before = length;
        }
    }

    /// <summary>Whether an end is a minimum, and not one of rounding.</summary>
    public bool Arrives(NewtonEnd end, int examples) => end == NewtonEnd.Arrived && isMinimum && !IsPerfect(examples);

    /// <summary>Whether the examples are fitted to the last digits of a parameter, so that their spread is one of rounding.</summary>
    public bool IsPerfect(int examples) => Convergence.IsPerfect(phi, triangle, examples);

    /// <summary>The names of the parameters that have moved most in the last steps, in units of 1/√H[p, p] at the start. Where others have
    /// arrived, these do not; on the way there they may have moved less.</summary>
    public string Along(Func<int, string> name)
    {
        var before = path[Math.Max(0, path.Count - 1 - MostSlow)];
        return Convergence.Longest([.. phi.Select((value, p) => Math.Abs(value - before[p]) / unitsAtStart[p])], name);
    }

    // H⁻¹ times the gradient, and its length √(gᵀ H⁻¹ g), in standard errors.
    private (double[] Step, double Length) Step()
    {
        var axes = new PrincipalAxes(triangle, phi.Length);
        var flat = LossNotebooks.Curvature.Flat(loss);
        isMinimum = Array.TrueForAll(axes.Bends, bend => bend >= -flat);
        WentDownwards |= !isMinimum;
        var (step, square) = (new double[phi.Length], 0.0);
        for (var k = 0; k < phi.Length; k++)
        {
            var (bend, slope) = (Math.Abs(axes.Bends[k]), Sums.OfProducts(axes[k], gradient));
            var along = bend > flat ? slope / bend : Math.Abs(slope) < Rounding ? 0 : slope / flat;
            Columns.AddMultiple(axes[k], along, step);
            square += Math.Abs(slope * along);
        }

        return (step, Math.Sqrt(square));
    }

    // Far from the minimum the parabola promises too much: halve the step until the loss falls. A whole step may be one of rounding; one
    // that is halved and gains nothing would be followed by a hundred others, where kinks are so narrow that every slope is rounded.
    private bool Take(double[] step)
    {
        var part = 1.0;
        for (var halvings = 0; halvings < MostHalvings; halvings++, part /= 2)
        {
            var next = After(step, part);
            if (halvings > 0 && !(loss.Value(next) < losses[^1]))
            {
                continue; // The slope of such a place is not worth its while; most first steps are taken.
            }

            var value = loss.ValueGradientAndCurvature(next, gradient, triangle);
            var isLower = halvings > 0 || value <= losses[^1] + 1e-12 * (1 + Math.Abs(losses[^1]));
            if (isLower && Array.TrueForAll(gradient, double.IsFinite))
            {
                phi = next;
                Keep(value);
                return true;
            }
        }

        loss.ValueGradientAndCurvature(phi, gradient, triangle);
        return false;
    }

    private double[] After(double[] step, double part)
    {
        double[] next = [.. phi];
        Columns.AddMultiple(step, -part, next);
        return next;
    }

    private void Keep(double value)
    {
        losses.Add(value);
        path.Add(phi);
        progress?.Report(new(losses.Count - 1, value));
    }
}
