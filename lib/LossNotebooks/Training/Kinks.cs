namespace LossNotebooks;

/// <summary>
/// Finds the minimum of a loss with kinks as the limit of those of smooth ones: its kinks are rounded off, over a narrower and narrower
/// width, and each time Newton's method starts where it would arrive if the last minima went on in a straight line, as near the limit they
/// do.
/// </summary>
internal static class Kinks
{
    // In units of the spread; the last is so narrow that the digits of a residual hardly tell the one side of a kink from the other.
    private const double Widest = 1, Narrower = 0.1, Narrowest = 0.5e-12;

    // So often a descent may start again, and so often in a row the straight line may lead to a minimum before it is believed.
    private const int MostStarts = 20, Straight = 2;

    /// <summary>Every improvement of the loss itself from the start to the minimum, as near as it comes.</summary>
    public static History Descend(IObjective loss, ReadOnlySpan<double> start, IProgress<TrainingProgress>? progress)
    {
        List<double[]> path = [start.ToArray()];
        List<double> losses = [Convergence.RequireStart(loss.Value(start), [])];
        double[] before = path[0], best = before;
        var straight = 0;
        for (var width = Widest; width > Narrowest && straight < Straight; width *= Narrower)
        {
            var (next, steps) = Minimum(loss.Rounded(width)!, Onwards(before, best, Narrower));
            (before, best, straight) = (best, next, steps <= 1 ? straight + 1 : 0);
            Keep(best);
        }

        Keep(Onwards(before, best, Narrower / (1 - Narrower)));
        return new(losses, path);

        void Keep(double[] phi)
        {
            if (loss.Value(phi) is var value && value < losses[^1])
            {
                losses.Add(value);
                path.Add(phi);
                progress?.Report(new(losses.Count - 1, value));
            }
        }
    }

    // Where a loss is nearly made of straight lines its parabolas are so narrow that a step may be no shorter than the one before though
    // it has not arrived: so Newton's method starts again where it ended until that gains nothing.
    private static (double[] Phi, int Steps) Minimum(IObjective rounded, double[] start)
    {
        var (phi, steps) = (start, 0);
        for (var starts = 0; starts < MostStarts; starts++)
        {
            var descent = new NewtonDescent(rounded, phi, progress: null);
            descent.Run();
            if (!(descent.History.Loss < descent.History.Losses[0]))
            {
                break;
            }

            phi = descent.History.Phi;
            steps += descent.History.Steps;
        }

        return (phi, steps);
    }

    private static double[] Onwards(double[] before, double[] now, double part) =>
        [.. now.Zip(before, (now, before) => now + part * (now - before))];
}
