using MathNet.Numerics.LinearAlgebra;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>A recipe whose linear predictors are chosen by the names of columns: ready to train on a data frame.</summary>
public sealed partial class FrameRecipe<TOutput, TDistribution>
    where TDistribution : Distribution<TOutput>
{
    private const int EnoughToStart = 10_000;

    private readonly Likelihood<TOutput, TDistribution> likelihood;
    private readonly FramePlan plan;

    internal FrameRecipe(Likelihood<TOutput, TDistribution> likelihood, FramePlan plan) =>
        (this.likelihood, this.plan) = (likelihood, plan);

    /// <summary>Step 2 for one more parameter of the distribution; a parameter never named is one learned constant.</summary>
    /// <inheritdoc cref="Recipe{TOutput, TDistribution}.Predict(string, string[])"/>
    public FrameRecipe<TOutput, TDistribution> Predict(string parameter, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (likelihood.Parameters.All(p => p.Name != parameter))
        {
            throw new ArgumentException(
                $"{likelihood} has no parameter '{parameter}'; "
                + $"it has {Require.Quoted(likelihood.Parameters.Select(p => p.Name))}.",
                nameof(parameter));
        }

        var more = new Dictionary<string, string[]>(plan.Columns);
        return more.TryAdd(parameter, [.. columns]) ? new(likelihood, plan with { Columns = more })
            : throw new ArgumentException($"Parameter '{parameter}' is predicted twice; name all its columns at once.", nameof(parameter));
    }

    /// <summary>For counts during an exposure t (a time, an area, a population): the mean is t · exp f[x, φ], log t being an offset without
    /// a coefficient (<see cref="WithOffset"/>).</summary>
    /// <param name="column">The column that holds t &gt; 0.</param>
    /// <exception cref="ArgumentException">The distribution's first parameter is not the mean with a log link.</exception>
    public FrameRecipe<TOutput, TDistribution> WithExposure(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var first = likelihood.Parameters[0];
        return first is { IsMean: true, Link: LogLink } ? With(new Offset(0, column, IsExposure: true))
            : throw new ArgumentException(
                $"An exposure multiplies a mean with a log link, but '{first.Name}' of {likelihood} "
                + $"is {(first.IsMean ? "" : "not ")}a mean and has the {first.Link.Name} link.",
                nameof(column));
    }

    /// <summary>
    /// An offset: a column that is added to the raw output of a parameter as it is, with no coefficient to learn. Rows that are known to be
    /// more precise than others by a factor w, as means of w measurements are, have a smaller spread, σ/√w: with a log link that is an
    /// offset of −½ log w for sigma. (A row that stands for w equal rows is something else: <see cref="WithFrequencies"/>.)
    /// </summary>
    /// <param name="parameter">The parameter, which has one raw output.</param>
    /// <param name="column">The column, on the scale of the raw output.</param>
    /// <remarks>McCullagh and Nelder (1989), Generalized Linear Models, chapter 6.</remarks>
    /// <exception cref="ArgumentException">There is no such parameter, or it has several raw outputs, or an offset already.</exception>
    public FrameRecipe<TOutput, TDistribution> WithOffset(string parameter, string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var index = likelihood.Parameters.ToList().FindIndex(p => p.Name == parameter);
        return index >= 0 && likelihood.Parameters[index].RawOutputs == 1
            ? With(new Offset(likelihood.Parameters.Take(index).Sum(p => p.RawOutputs), column, IsExposure: false))
            : throw new ArgumentException(
                $"{likelihood} has no parameter '{parameter}' with one raw output; it has "
                + $"{Require.Quoted(likelihood.Parameters.Where(p => p.RawOutputs == 1).Select(p => p.Name))}.",
                nameof(parameter));
    }

    /// <summary>For a table of frequencies: each row stands for so many equal ones, and counts as they would.</summary>
    /// <param name="column">The column that holds the frequency, 0, 1, 2, ….</param>
    public FrameRecipe<TOutput, TDistribution> WithFrequencies(string column) =>
        new(likelihood, plan with { Frequencies = Require.NotNull(column) });

    /// <summary>
    /// A normal prior with mean 0 for every coefficient of a column; intercepts have none. The loss gets one more term, ½ Σ (φ/σ)²: its
    /// minimum is the mode of the posterior (MAP), and the penalty of ridge regression, weight decay. The standard errors are those of the
    /// posterior near its mode.
    /// </summary>
    /// <param name="sigma">σ &gt; 0, in the units of the coefficients: how large one may well be.</param>
    /// <remarks>Hoerl and Kennard (1970), Ridge regression; Bishop (2006), section 3.3.1.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">σ is not finite and positive.</exception>
    public FrameRecipe<TOutput, TDistribution> WithNormalPrior(double sigma) =>
        new(likelihood, plan with { PriorSigma = Require.Positive(sigma) });

    /// <inheritdoc cref="Train(DataFrame, IReadOnlyList{string}, IProgress{TrainingProgress}?, CancellationToken)"/>
    public FrameFit<TOutput, TDistribution> Train(DataFrame frame, params string[] output) =>
        Train(frame, output, progress: null, CancellationToken.None);

    /// <summary>
    /// Step 3: train, φ̂ = argmin over φ of −Σᵢ log Pr(yᵢ|f[xᵢ, φ]), on standardised columns: by Newton's method, or by BFGS where the
    /// likelihood has no curvature. Rows with a missing value in a column that is used are dropped and counted.
    /// </summary>
    /// <param name="frame">One row for each training pair.</param>
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
        ArgumentNullException.ThrowIfNull(frame);
        string[] bounds = likelihood is ICensored { Censoring: Censoring.Interval } ? [.. Require.NotNull(output)] : [];
        var rows = TrainingRows.Of(frame, [.. plan.Used(frame), .. Require.NotNull(output).Except(bounds)], bounds);
        foreach (var offset in plan.Offsets)
        {
            rows.Check(rows.Frame.Numbers(offset.Column), value => offset.Of(value), $"'{offset.Column}'");
        }

        var frequencies = plan.Frequencies is { } times ? rows.Frame.Numbers(times) : null;
        if (frequencies is not null)
        {
            rows.Check(frequencies, n => Require.Count(n, "The frequency"), $"'{plan.Frequencies}'");
        }

        var (y, levels) = TrainingOutputs.Read(rows.Frame, [.. output], likelihood);
        rows.Check(y, likelihood.Check, $"'{string.Join("', '", output)}'");
        var predictors = LinearPredictors.Learn(
            [.. likelihood.Parameters.SelectMany(p => RawOutputs(p, levels))], plan.Offsets, rows.Frame);
        var standardisation = new Standardisation(predictors, rows.Frame);
        var sum = new NegativeLogLikelihood<TOutput>(predictors.Model, likelihood, standardisation.X, y, frequencies, isChecked: true);
        var toRaw = standardisation.ToRawMatrix;
        IObjective loss = plan.PriorSigma is { } sigma ? new PenalisedObjective(sum, Precisions(toRaw, predictors, sigma)) : sum;
        var watched = new CancellableObjective(loss, cancellationToken);
        var (search, curvature) = Minimum.Search(
            watched, predictors.Model.Start(StartOf(y), random: null), y.Length,
            p => $"'{predictors.Names[p].Output}, {predictors.Names[p].Term}'", progress);
        var covariance = Curvature.InverseOrNull(curvature, Curvature.Flat(loss));
        var history = new History(search.Losses, [.. search.Path.Select(standardisation.ToRaw)]);
        var trained = new TrainedLoss<TOutput>(sum, loss, search.Phi, covariance, toRaw);
        var examples = frequencies is null ? y.Length : (long)frequencies.Sum();
        return new(
            likelihood, predictors, history.WithoutStandstill(), sum.Value(search.Phi), trained.StandardErrors(), levels, examples,
            rows.Dropped, trained);
    }

    private FrameRecipe<TOutput, TDistribution> With(Offset offset) => plan.Offsets.All(other => other.Output != offset.Output)
        ? new(likelihood, plan with { Offsets = [.. plan.Offsets, offset] })
        : throw new ArgumentException($"The parameter has an offset already; add '{offset.Column}' to its column.");

    // The start is where the search begins, no more: of many examples a part is enough, if it has every kind of output that is needed.
    private double[] StartOf(TOutput[] y)
    {
        var every = y.Length / EnoughToStart;
        try
        {
            return likelihood.Start(every < 2 ? y : [.. Enumerable.Range(0, y.Length / every).Select(i => y[i * every])]);
        }
        catch (ArgumentException) when (every >= 2)
        {
            return likelihood.Start(y);
        }
    }

    // A standardised column's coefficient is A[p, p]⁻¹ of the column's as it is. Intercepts have no prior.
    private static double[] Precisions(Matrix<double> toRaw, LinearPredictors predictors, double sigma) =>
        [.. predictors.Names.Select((name, p) => name.Term == LinearPredictors.Intercept ? 0 : Math.Pow(toRaw[p, p] / sigma, 2))];

    // The name of each raw output of a parameter, and the columns that it uses. A baseline class has no raw output.
    private IEnumerable<RawOutput> RawOutputs(Parameter parameter, string[] levels)
    {
        var used = plan.Columns.GetValueOrDefault(parameter.Name, []);
        return Enumerable.Range(0, parameter.RawOutputs).Select(k => new RawOutput(
            parameter.RawOutputs == 1 && levels.Length < 3 ? parameter.Name
                : $"{parameter.Name}[{(levels.Length > 0 ? levels[k + levels.Length - parameter.RawOutputs] : k)}]",
            used));
    }
}
