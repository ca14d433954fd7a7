namespace LossNotebooks;

/// <summary>
/// Finds the minimum of a loss with kinks as the limit of those of smooth ones: its kinks are rounded off, over a narrower and narrower
/// width, and each time Newton's method starts where it would arrive if the last minima went on in a straight line, as near the limit they
/// do.
/// </summary>
internal static class Kinks
{
    /// <summary>The last width, in nats at a kink: so narrow that the digits of a residual hardly tell the one side from the
    /// other.</summary>
    public const double Narrowest = 1e-12;

    // Each is that part of the one before. From the second on, or the third, only the examples near a kink are looked at, if they are few;
    // and where they have been gathered anew, because the minimum has moved a little, the widths begin with the last of these.
    private const double Widest = 0.1, Narrower = 0.1, Again = 1e-5;

    // In standard errors: what is near enough to the first minimum, from which it is a long way to the limit.
    private const double Roughly = 0.01;

    // So often a descent may start again, so often in a row the straight line may lead to a minimum before it is believed, after so many
    // widths those near a kink may be gathered, and so often anew.
    private const int MostStarts = 20, Straight = 2, MostGathered = 2, MostRounds = 10;

    // Of the loss, and of one nat an example: gains that are rounding, and promises that may be. Of the loss: gains that are not those of a
    // descent's last steps.
    private const double Rounding = 1e-15, Promise = 1e-14, Much = 1e-3;

    /// <summary>Every improvement of the loss itself from the start to the minimum, as near as it comes.</summary>
    /// <param name="loss">What is minimised.</param>
    /// <param name="start">Where the search starts.</param>
    /// <param name="examples">How many examples the loss sums over.</param>
    /// <param name="progress">Is told of every improvement.</param>
    /// <param name="check">Looks at places that the loss falls on and on to, and throws if it will not end there.</param>
    public static History Descend(
        IObjective loss, ReadOnlySpan<double> start, int examples, IProgress<TrainingProgress>? progress, Action<double[]> check)
    {
        List<double[]> path = [start.ToArray()];
        List<double> losses = [Convergence.RequireStart(loss.Value(start), [])];
        var width = Math.Min(Widest, 1 / Math.Sqrt(Math.Sqrt(examples))); // moves a minimum by its square, about a standard error
        var gathered = 0;
        foreach (var minimum in Minima(loss, path[0], width, Roughly, check))
        {
            Keep(minimum);
            width *= Narrower;
            if (gathered++ < MostGathered && IsDownNearby())
            {
                break;
            }
        }

        return new(losses, path);

        // Looks only at the few examples near a kink, again and again until the parabola of the others is that at the minimum. It is not
        // there if that leads nowhere at once, or far away as the few can't hold the fit, or promises what the loss does not keep.
        bool IsDownNearby()
        {
            for (var round = 0; round < MostRounds && loss.NearKinks(path[^1]) is { } near; round++)
            {
                (double[] Phi, double Loss)[] minima =
                [
                    .. Minima(near, path[^1], round == 0 ? width : Again, NewtonDescent.Negligible, check: null)
                        .Select(phi => (phi, near.Value(phi))).Where(minimum => double.IsFinite(minimum.Item2)),
                ];
                if (minima.Length == 0)
                {
                    return false;
                }

                var (minimum, lowest) = minima.MinBy(minimum => minimum.Loss);
                var promise = near.Value(path[^1]) - lowest;
                if (!Keep(minimum))
                {
                    return round > 0 && Math.Abs(promise) < Promise * (examples + Math.Abs(losses[^1]));
                }
            }

            return false;
        }

        // On level ground, as between two numbers in the middle, rounding is no reason to move: far for nothing is the way to infinity.
        bool Keep(double[] phi)
        {
            var value = loss.Value(phi);
            if (!(losses[^1] - value > Rounding * (examples + Math.Abs(losses[^1]))))
            {
                return false;
            }

            losses.Add(value);
            path.Add(phi);
            progress?.Report(new(losses.Count - 1, value));
            return true;
        }
    }

    // For each width, and where they lead to; no more from where the loss falls on and on, if nobody looks at that.
    private static IEnumerable<double[]> Minima(
        IObjective loss, double[] start, double widest, double first, Action<double[]>? check)
    {
        double[] before = start, best = start;
        var (widths, straight) = (0, 0);
        for (var width = widest; width > 0.5 * Narrowest && straight < Straight; width *= Narrower, widths++)
        {
            var onwards = widths > 1 ? Onwards(before, best, Narrower) : best;
            var (next, steps, isLost) = Minimum(
                loss.Rounded(width)!, onwards, best, widths == 0 ? first : NewtonDescent.Negligible, check);
            if (isLost)
            {
                yield break;
            }

            (before, best, straight) = (best, next, widths > 0 && steps <= 1 ? straight + 1 : 0);
            yield return best;
        }

        if (widths > 1)
        {
            yield return Onwards(before, best, Narrower / (1 - Narrower));
        }
    }

    // Where a loss is nearly made of straight lines its parabolas are so narrow that a step may be no shorter than the one before though
    // it has not arrived: so Newton's method starts again where it ended until that gains nothing. Where a fit is perfect the straight line
    // leads to a spread that is no number: then it starts from the place before.
    private static (double[] Phi, int Steps, bool IsLost) Minimum(
        IObjective rounded, double[] start, double[] before, double tolerance, Action<double[]>? check)
    {
        var descent = NewtonDescent.FromOrNull(rounded, start, tolerance);
        var (phi, steps) = (descent is null ? before : start, 0);
        descent ??= NewtonDescent.FromOrNull(rounded, before, tolerance);
        for (var starts = 1; descent is not null; starts++)
        {
            descent.Run();
            var gain = descent.History.Losses[0] - descent.History.Loss;
            if (!(gain > 0))
            {
                break;
            }

            phi = descent.History.Phi;
            steps += descent.History.Steps;
            if (starts > 1 && gain > Much * Math.Abs(descent.History.Loss))
            {
                if (check is null)
                {
                    return (phi, steps, true);
                }

                check(phi);
            }

            descent = descent.IsThere || starts == MostStarts ? null : NewtonDescent.FromOrNull(rounded, phi, tolerance);
        }

        return (phi, steps, false);
    }

    private static double[] Onwards(double[] before, double[] now, double part) =>
        [.. now.Zip(before, (now, before) => now + part * (now - before))];
}
