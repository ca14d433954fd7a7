using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>Finds the φ̂ of a recipe: by Newton's method where the loss has a curvature in closed form, or kinks that can be rounded off;
/// else by BFGS.</summary>
internal static class Minimum
{
    /// <summary>The way to the minimum, and the curvature there: of the loss, or of what is expected of one with kinks.</summary>
    /// <param name="loss">What is minimised.</param>
    /// <param name="start">Where the search starts.</param>
    /// <param name="examples">How many examples the loss sums over.</param>
    /// <param name="name">What to call a parameter.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <exception cref="InvalidOperationException">There is no best φ, or the search has not found it.</exception>
    public static (History History, Matrix<double> Curvature) Search(
        IObjective loss, double[] start, int examples, Func<int, string> name, IProgress<TrainingProgress>? progress)
    {
        if (!loss.HasCurvature)
        {
            var search = loss.Rounded(width: 1) is null ? Bfgs.Descend(loss, start, progress) : Kinks.Descend(loss, start, progress);
            Convergence.Require(loss, search, name);
            if (loss.HasInformation)
            {
                var information = new double[Triangle.Size(start.Length)];
                loss.Information(search.Phi, information);
                return (search, Curvature.Full(information, start.Length));
            }

            var polished = Then(search, Newton.Polish(loss, search.Phi));
            return (polished, loss.Hessian(polished.Phi));
        }

        var descent = new NewtonDescent(loss, start, progress);
        var end = descent.Run();
        if (!descent.WentDownwards)
        {
            return Newton.Result(descent, end, examples, name);
        }

        // Where the loss curves downwards it may have several minima, and Newton's long steps need not lead to the one downhill from the
        // start, to which BFGS keeps closer: the lower one counts.
        var other = Bfgs.Descend(loss, start, progress);
        var last = new NewtonDescent(loss, other.Phi, progress);
        var otherEnd = last.Run();
        var isOtherBest = last.Arrives(otherEnd, examples) && Convergence.Hindrance(loss, other, name) is null
            && (!descent.Arrives(end, examples) || last.History.Loss < descent.History.Loss);
        return isOtherBest ? (Then(other, last.History), last.Curvature) : Newton.Result(descent, end, examples, name);
    }

    private static History Then(History first, History next) =>
        new([.. first.Losses, .. next.Losses.Skip(1)], [.. first.Path, .. next.Path.Skip(1)]);
}
