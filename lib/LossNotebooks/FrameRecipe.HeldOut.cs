using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <content>How the recipe does on rows that it has not seen.</content>
public sealed partial class FrameRecipe<TOutput, TDistribution>
{
    /// <inheritdoc cref="HeldOutLosses(DataFrame, Func{int, int}, IReadOnlyList{string}, CancellationToken)"/>
    public double[] HeldOutLosses(DataFrame frame, Func<int, int> fold, params string[] output) =>
        HeldOutLosses(frame, fold, output, CancellationToken.None);

    /// <summary>
    /// Cross-validation: −log Pr(yᵢ|f[xᵢ, φ̂]) of every row, in nats, where φ̂ is trained on the rows of all other folds. What two recipes
    /// get on the same rows can be compared row by row: <see cref="Gain"/>.
    /// </summary>
    /// <param name="frame">One row for each pair, without missing values.</param>
    /// <param name="fold">The fold of a row, of which the first is 0: <c>i =&gt; i</c> leaves them out one by one, <c>i =&gt; i % 3</c>
    /// every third.</param>
    /// <param name="output">The columns of y, as for
    /// <see cref="Train(DataFrame, IReadOnlyList{string}, IProgress{TrainingProgress}?, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>I losses, in the order of the rows.</returns>
    /// <remarks>Stone (1974), Cross-validatory choice and assessment of statistical predictions.</remarks>
    /// <exception cref="ArgumentException">All rows are of one fold; or a column or a value is missing, can't be used, or is outside the
    /// support; or a fold has a level that the others lack, or leaves too little to others: the sentence says which fold.</exception>
    /// <exception cref="InvalidOperationException">A fit has no finite φ, or the search did not find it; the sentence says which fold was
    /// left out.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public double[] HeldOutLosses(
        DataFrame frame, Func<int, int> fold, IReadOnlyList<string> output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(fold);
        CheckRows(frame, [.. Require.NotNull(output)]);
        var folds = Enumerable.Range(0, frame.Examples()).ToLookup(fold);
        if (folds.Count < 2)
        {
            throw new ArgumentException("All rows are of one fold, so that none is left to train on.", nameof(fold));
        }

        var losses = new double[frame.Examples()];
        foreach (var held in folds)
        {
            int[] judges = [.. held], others = [.. Enumerable.Range(0, losses.Length).Except(held)];
            var fit = Naming($"Without fold {held.Key}", () => Train(frame[others], output, progress: null, cancellationToken));
            // What a row holds is known to be right; a level that no other fold has is left.
            var found = Naming($"Fold {held.Key}", () => fit.Losses(frame[judges], [.. output]));
            foreach (var (i, loss) in judges.Zip(found))
            {
                losses[i] = loss;
            }
        }

        return losses;
    }

    // While they are together: a refusal then names the row where it stands in the frame.
    private void CheckRows(DataFrame frame, string[] output)
    {
        RowsOf(frame, output, before: 0);
        foreach (var column in plan.Used(frame).Distinct())
        {
            _ = frame.IsText(column) ? (Array)frame.Texts(column) : frame.Numbers(column);
        }

        var y = TrainingOutputs.Read(frame, output, likelihood, known: (_, _) => null);
        TrainingRows.CheckAll<TOutput>(y, likelihood.Check, NameOf(output));
    }

    private static T Naming<T>(string place, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InvalidOperationException cause)
        {
            throw new InvalidOperationException($"{place}: {cause.Message}", cause);
        }
        catch (ArgumentException cause)
        {
            throw new ArgumentException($"{place}: {Require.Sentence(cause)}", cause);
        }
    }
}
