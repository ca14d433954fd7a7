namespace LossNotebooks;

/// <summary>Finds the φ̂ of a recipe: by Newton's method where the loss has a curvature in closed form, or kinks that can be rounded off;
/// else by BFGS.</summary>
internal static class Minimum
{
    /// <summary>The way to the minimum, and the lower triangle of the curvature there: of the loss, or of what is expected of one with
    /// kinks.</summary>
    /// <param name="loss">What is minimised.</param>
    /// <param name="start">Where the search starts.</param>
    /// <param name="examples">How many examples the loss sums over.</param>
    /// <param name="name">What to call a parameter.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="tolerance">The length of a step, in standard errors, that Newton's method need not take.</param>
    /// <exception cref="InvalidOperationException">There is no best φ, or the search has not found it.</exception>
    public static (History History, double[] Curvature) Search(
        IObjective loss, double[] start, int examples, Func<int, string> name, IProgress<TrainingProgress>? progress,
        double tolerance = NewtonDescent.Negligible)
    {
        if (!loss.HasCurvature)
        {
            var triangle = new double[Triangle.Size(start.Length)];
            void RequireSpread(double[] phi)
            {
                if (loss.HasInformation)
                {
                    loss.Information(phi, triangle);
                    Convergence.RequireSpread(loss, start, phi, triangle, examples, name);
                }
            }

            var search = Descend(loss, start, examples, progress, RequireSpread);
            RequireSpread(search.Phi);
            Convergence.Require(loss, search, name);
            if (loss.HasInformation)
            {
                return (search, triangle);
            }

            var polished = Polished(loss, search);
            loss.ValueGradientAndCurvature(polished.Phi, new double[start.Length], triangle);
            return (polished, triangle);
        }

        var descent = NewtonDescent.From(loss, start, progress, tolerance: tolerance);
        var end = descent.Run();
        if (!descent.WentDownwards)
        {
            return Newton.Result(descent, end, examples, name);
        }

        // Where the loss curves downwards it may have several minima, and Newton's long steps need not lead to the one downhill from the
        // start, to which BFGS keeps closer: the lower one counts.
        var other = Bfgs.Descend(loss, start, progress);
        var last = NewtonDescent.From(loss, other.Phi, progress, tolerance: tolerance);
        var otherEnd = last.Run();
        var isOtherBest = last.Arrives(otherEnd, examples) && Convergence.Hindrance(loss, other, name) is null
            && (!descent.Arrives(end, examples) || last.History.Loss < descent.History.Loss);
        return isOtherBest ? (Then(other, last.History), last.Curvature) : Newton.Result(descent, end, examples, name);
    }

    /// <summary>The lowest loss, also where it is lowest at infinity: then as far on the way there as it falls. And whether it is a
    /// minimum.</summary>
    /// <param name="loss">What is minimised.</param>
    /// <param name="start">Where the search starts.</param>
    /// <param name="examples">How many examples the loss sums over.</param>
    /// <param name="name">What to call a parameter.</param>
    /// <exception cref="InvalidOperationException">The search has not found it.</exception>
    public static (History History, bool IsMinimum) Infimum(IObjective loss, double[] start, int examples, Func<int, string> name)
    {
        if (!loss.HasCurvature)
        {
            var search = Descend(loss, start, examples, progress: null, check: _ => { });
            Convergence.RequireLevel(loss, search, name);
            return (loss.HasInformation ? search : Polished(loss, search), Convergence.Hindrance(loss, search, name) is null);
        }

        var descent = NewtonDescent.From(loss, start);
        List<(NewtonDescent Descent, NewtonEnd End)> ways = [(descent, descent.Run())];
        if (descent.WentDownwards)
        {
            var last = NewtonDescent.From(loss, Bfgs.Descend(loss, start).Phi);
            ways.Add((last, last.Run()));
        }

        var (best, end) = ways.Where(way => way.End == NewtonEnd.Endless || way.Descent.Arrives(way.End, examples))
            .OrderBy(way => way.Descent.History.Loss).FirstOrDefault(ways[0]);
        return end == NewtonEnd.Endless ? (best.History, false) : (Newton.Result(best, end, examples, name).History, true);
    }

    private static History Descend(
        IObjective loss, double[] start, int examples, IProgress<TrainingProgress>? progress, Action<double[]> check) =>
        loss.Rounded(width: 1) is null ? Bfgs.Descend(loss, start, progress) : Kinks.Descend(loss, start, examples, progress, check);

    private static History Polished(IObjective loss, History search) => Then(search, Newton.Polish(loss, search.Phi));

    private static History Then(History first, History next) =>
        new([.. first.Losses, .. next.Losses.Skip(1)], [.. first.Path, .. next.Path.Skip(1)]);
}
