namespace LossNotebooks;

/// <content>Where the search for φ̂ begins: where the sum of squares is least, if that is what the likelihood asks for; else at the best
/// constants, or, of many examples, at the φ̂ of a part of them.</content>
public sealed partial class FrameRecipe<TOutput, TDistribution>
{
    // The φ̂ of every sixteenth is four standard errors from that of all, which saves a third of the steps; some 65,536 are enough of them.
    private const int Part = 16, LargestPart = 65_536;

    // Of one of those standard errors: where the part's own φ̂ is need not be known better, only that it is not at infinity.
    private const double Roughly = 1e-3;

    private static (History History, double[] Curvature) Search(
        IObjective loss, double[][] starts, int examples, Func<int, string> name, IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        var watched = new CancellableObjective(loss, cancellationToken);
        try
        {
            return Minimum.Search(watched, starts[0], examples, name, progress);
        }
        catch (InvalidOperationException) when (starts.Length > 1)
        {
            return Search(loss, starts[1..], examples, name, progress, cancellationToken);
        }
    }

    // Whether the best predictors of the means, the likelihood's first parameter, are those of least squares, whatever the constants are:
    // each mean then uses every column, or the means depend on each other.
    private bool IsSquare(LinearPredictors predictors)
    {
        var means = likelihood.Parameters[0].RawOutputs;
        return likelihood.StartOfSquares(new double[means], new double[means, means]) is not null
            && plan.Frequencies is null && plan.PriorSigma is null && predictors.Offsets.Count == 0
            && predictors.Used[..means].All(used => used.Length == predictors.Terms.Count)
            && predictors.Used[means..].All(used => used.Length == 0);
    }

    // The best first.
    private double[][] StartsOf(
        LinearPredictors predictors, Standardisation standardisation, IExamples<TOutput> examples, string output,
        CancellationToken cancellationToken)
    {
        var model = predictors.Model;
        var every = Math.Max(1, Math.Max(examples.Count / LargestPart, Math.Min(examples.Count / BestConstants.Enough, Part)));
        var squares = !IsSquare(predictors) ? null
            : examples is IExamples<double[]> vectors
                ? LeastSquares.Of(BestConstants.Sample(vectors, every, model.Inputs), predictors.Terms.Count)
            : standardisation.LeastSquares();
        if (squares?.Phi(likelihood) is { } best && Array.TrueForAll(best, double.IsFinite))
        {
            return [best];
        }

        var part = BestConstants.Sample(examples, every, model.Inputs);
        var constants = model.Start(
            BestConstants.Of(y => Naming(output, () => likelihood.Start(y)), part, examples, every, cancellationToken), random: null);
        if (every < Part)
        {
            return [constants];
        }

        try
        {
            var loss = new CancellableObjective(new NegativeLogLikelihood<TOutput>(model, likelihood, part), cancellationToken);
            return [Minimum.Search(loss, constants, part.Count, p => $"{p}", progress: null, Roughly).History.Phi, constants];
        }
        catch (InvalidOperationException)
        {
            return [constants]; // as where a line separates the classes of the part
        }
    }
}
