using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <content>Step 3.</content>
public sealed partial class FrameRecipe<TOutput, TDistribution>
{
    /// <inheritdoc cref="Train(DataFrame, IReadOnlyList{string}, IProgress{TrainingProgress}?, CancellationToken)"/>
    public FrameFit<TOutput, TDistribution> Train(DataFrame frame, params string[] output) =>
        Train(frame, output, progress: null, CancellationToken.None);

    /// <summary>
    /// Step 3: train, φ̂ = argmin over φ of −Σᵢ log Pr(yᵢ|f[xᵢ, φ]), on standardised columns: by Newton's method, or by BFGS where the
    /// likelihood has no curvature. Rows with a missing value in a column that is used are dropped and counted. The search begins where the
    /// sum of squares is least, if that is best for a normal's mean; else, of 32,000 rows and more, where a part of them is fitted best.
    /// </summary>
    /// <param name="frame">One row for each training pair, which nothing may change meanwhile. Columns of doubles are not copied if every
    /// row counts: <see cref="FrameFit{TOutput, TDistribution}.RobustCoefficients"/> and
    /// <see cref="FrameFit{TOutput, TDistribution}.ProfileInterval"/> look at them again, and refuse if numbers have changed.</param>
    /// <param name="output">The column of y: numbers; or text, whose levels in alphabetical order become 0, 1, … Several for a
    /// vector; two for a censored output (<see cref="Censoring"/>).</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="cancellationToken">Ends the training at the next look at the loss.</param>
    /// <exception cref="ArgumentException">A column is not there or can't be used, or an output is outside the support.</exception>
    /// <exception cref="InvalidOperationException">No finite φ is best, as for classes that a line separates, or the search did not find
    /// it.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public FrameFit<TOutput, TDistribution> Train(
        DataFrame frame, IReadOnlyList<string> output, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken = default)
    {
        string[] names = [.. Require.NotNull(output)];
        var rows = RowsOf(Require.NotNull(frame), names, before: 0);
        return Train([rows], names, (pairs, _) => pairs.Single(), rows.RequireUnchanged(), progress, cancellationToken);
    }

    /// <inheritdoc cref="Train(IEnumerable{DataFrame}, IReadOnlyList{string}, IProgress{TrainingProgress}?, CancellationToken)"/>
    public FrameFit<TOutput, TDistribution> Train(IEnumerable<DataFrame> frames, params string[] output) =>
        Train(frames, output, progress: null, CancellationToken.None);

    /// <summary>
    /// Step 3 on more rows than memory can hold: the frames are read one after another, and again for each look at the loss, which is a sum
    /// over rows. The result is the same to the last digit as that of one frame with all the rows, however they are divided.
    /// </summary>
    /// <param name="frames">The rows, in frames that have the columns: <see cref="Csv.Blocks"/>, or any sequence that gives the same rows
    /// each time it is enumerated. They are read some ten times; where the loss has kinks, some thirty.</param>
    /// <param name="output">As for one frame.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="cancellationToken">Ends the training at the next frame.</param>
    /// <exception cref="ArgumentException">A column is not there or can't be used, an output is outside the support, or the rows are not
    /// the same each time.</exception>
    /// <exception cref="InvalidOperationException">No finite φ is best, or the search did not find it.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public FrameFit<TOutput, TDistribution> Train(
        IEnumerable<DataFrame> frames, IReadOnlyList<string> output, IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        string[] names = [.. Require.NotNull(output)];
        var untilTrained = cancellationToken;
        IEnumerable<TrainingRows> Rows()
        {
            var before = 0L;
            foreach (var frame in frames)
            {
                untilTrained.ThrowIfCancellationRequested();
                yield return RowsOf(Require.NotNull(frame), names, before);
                before += frame.Rows.Count;
            }
        }

        var fit = Train(
            Rows(), names,
            (pairs, sizes) => new FrameExamples<TOutput>(pairs, sizes.Inputs, sizes.Rows, plan.Frequencies is not null),
            requireUnchanged: () => { }, // as they see for themselves
            progress, cancellationToken);
        untilTrained = CancellationToken.None; // what is asked of the fit afterwards reads the frames, too
        return fit;
    }

    private FrameFit<TOutput, TDistribution> Train(
        IEnumerable<TrainingRows> frames, string[] output,
        Func<IEnumerable<ExampleBlock<TOutput>>, (int Inputs, int Rows), IExamples<TOutput>> gather, Action requireUnchanged,
        IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var kinds = ColumnKinds.Of(frames);
        var levels = TrainingOutputs.Levels(output, kinds, likelihood);
        var predictors = LinearPredictors.Learn(
            [.. RawOutput.Of(likelihood, levels, parameter => plan.Columns.GetValueOrDefault(parameter, []))], plan.Offsets, kinds);
        var examples = gather(frames.Select(rows => PairsOf(rows, output, predictors, kinds)), (predictors.Model.Inputs, kinds.Rows));
        var standardisation = Standardisation.Of(
            predictors, examples, withOutputs: examples is IExamples<double> && IsSquare(predictors),
            isPenalised: plan.PriorSigma is not null);
        var sum = new NegativeLogLikelihood<TOutput>(predictors.Model, likelihood, examples);
        var toRaw = standardisation.RowsToRaw;
        IObjective loss = plan.PriorSigma is { } sigma ? new PenalisedObjective(sum, Precisions(toRaw, predictors, sigma)) : sum;
        var (search, curvature) = Search(
            loss, StartsOf(predictors, standardisation, examples, NameOf(output), cancellationToken), examples.Count,
            p => $"'{predictors.Names[p].Output}, {predictors.Names[p].Term}'", progress, cancellationToken);
        var covariance = Covariance.OrNull(curvature, search.Phi.Length, Curvature.Flat(loss));
        var history = new History(search.Losses, [.. search.Path.Select(standardisation.ToRaw)]);
        var trained = new TrainedLoss<TOutput>(sum, loss, search.Phi, covariance, toRaw, requireUnchanged);
        return new(
            likelihood, predictors, history.WithoutStandstill(), loss == sum ? search.Loss : sum.Value(search.Phi),
            trained.StandardErrors(), levels, examples.Cases, kinds.Dropped, trained);
    }

    private TrainingRows RowsOf(DataFrame frame, string[] output, long before)
    {
        string[] bounds = likelihood is ICensored { Censoring: Censoring.Interval } ? output : [];
        return TrainingRows.Of(frame, [.. plan.Used(frame), .. output.Except(bounds)], bounds, plan.Frequencies, before);
    }

    // x as it is, y, and how often each pair counts.
    private ExampleBlock<TOutput> PairsOf(TrainingRows rows, string[] output, LinearPredictors predictors, ColumnKinds kinds)
    {
        foreach (var offset in plan.Offsets)
        {
            rows.Check<double>(rows.Frame.Numbers(offset.Column), value => offset.Of(value), $"'{offset.Column}'");
        }

        var frequencies = plan.Frequencies is { } times ? rows.Frame.Numbers(times) : null;
        if (frequencies is not null)
        {
            rows.Check<double>(frequencies, n => Require.Count(n, "The frequency"), $"'{plan.Frequencies}'");
        }

        var y = TrainingOutputs.InPlaceOrRead(rows.Frame, output, likelihood, (column, _) => kinds.Levels(column));
        rows.Check(y, likelihood.Check, NameOf(output));
        return new(predictors.ColumnsOf(rows.Frame), y, frequencies);
    }

    private static string NameOf(string[] output) => $"'{string.Join("', '", output)}'";

    // A standardised column's coefficient is A[p, p]⁻¹ of the column's as it is. Intercepts have no prior.
    private static double[] Precisions(double[][] toRaw, LinearPredictors predictors, double sigma) =>
        [.. predictors.Names.Select((name, p) => name.Term == LinearPredictors.Intercept ? 0 : Math.Pow(toRaw[p][p] / sigma, 2))];
}
