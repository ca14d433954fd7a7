using MathNet.Numerics.LinearAlgebra;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>A recipe whose linear predictors are chosen by the names of columns: ready to train on a data frame.</summary>
public sealed class FrameRecipe<TOutput, TDistribution>
    where TDistribution : Distribution<TOutput>
{
    private readonly Likelihood<TOutput, TDistribution> likelihood;
    private readonly Dictionary<string, string[]> columns;
    private readonly string? exposure;

    internal FrameRecipe(Likelihood<TOutput, TDistribution> likelihood, Dictionary<string, string[]> columns, string? exposure = null) =>
        (this.likelihood, this.columns, this.exposure) = (likelihood, columns, exposure);

    /// <summary>Step 2 for one more parameter of the distribution; a parameter never named is one learned constant.</summary>
    /// <inheritdoc cref="Recipe{TOutput, TDistribution}.Predict(string, string[])"/>
    public FrameRecipe<TOutput, TDistribution> Predict(string parameter, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (likelihood.Parameters.All(p => p.Name != parameter))
        {
            throw new ArgumentException(
                $"{likelihood.GetType().Name} has no parameter '{parameter}'; "
                + $"it has {Require.Quoted(likelihood.Parameters.Select(p => p.Name))}.",
                nameof(parameter));
        }

        var more = new Dictionary<string, string[]>(this.columns);
        return more.TryAdd(parameter, [.. columns]) ? new(likelihood, more, exposure)
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
        return first is { IsMean: true, Link: LogLink } ? new(likelihood, columns, column)
            : throw new ArgumentException(
                $"An exposure multiplies a mean with a log link, but '{first.Name}' of {likelihood} "
                + $"is {(first.IsMean ? "" : "not ")}a mean and has the {first.Link.Name} link.",
                nameof(column));
    }

    /// <inheritdoc cref="Train(DataFrame, IReadOnlyList{string}, IProgress{TrainingProgress}?, CancellationToken)"/>
    public FrameFit<TOutput, TDistribution> Train(DataFrame frame, params string[] output) =>
        Train(frame, output, progress: null, CancellationToken.None);

    /// <summary>
    /// Step 3: train, φ̂ = argmin over φ of −Σᵢ log Pr(yᵢ|f[xᵢ, φ]), on standardised columns: by Newton's method, or by BFGS where the
    /// likelihood has no curvature. Rows with a missing value in a column that is used are dropped and counted.
    /// </summary>
    /// <param name="frame">One row for each training pair.</param>
    /// <param name="output">The column of y: numbers; or text, whose levels in alphabetical order become 0, 1, … Several for a
    /// vector.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="cancellationToken">Ends the training at the next look at the loss.</param>
    /// <exception cref="ArgumentException">A column is not there or can't be used, or an output is outside the support.</exception>
    /// <exception cref="InvalidOperationException">No finite φ is best, as for classes that a line separates, or the search did not find
    /// it.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public FrameFit<TOutput, TDistribution> Train(
        DataFrame frame, IReadOnlyList<string> output, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken = default)
    {
        string[] used =
            [.. columns.Values.SelectMany(names => names), .. Require.NotNull(output), .. exposure is null ? Array.Empty<string>() : [exposure]];
        var rows = TrainingRows.Of(frame, used);
        if (exposure is not null)
        {
            rows.Check(rows.Frame.Numbers(exposure), t => LinearPredictors.LogOfExposure(t), $"'{exposure}'");
        }

        var (y, levels) = TrainingOutputs.Read(rows.Frame, [.. output], likelihood);
        rows.Check(y, likelihood.Check, $"'{string.Join("', '", output)}'");
        var predictors = LinearPredictors.Learn([.. likelihood.Parameters.SelectMany(p => RawOutputs(p, levels))], exposure, rows.Frame);
        var standardisation = new Standardisation(predictors, rows.Frame);
        var sum = new NegativeLogLikelihood<TOutput>(predictors.Model, likelihood, standardisation.X(rows.Frame), y, isChecked: true);
        var loss = new CancellableObjective(sum, cancellationToken);
        var (search, curvature) = Search(
            loss, predictors.Model.Start(likelihood.Start(y), random: null), y.Length,
            p => $"'{predictors.Names[p].Output}, {predictors.Names[p].Term}'", progress);
        var covariance = Curvature.InverseOrNull(curvature, Curvature.Flat(loss));
        var history = new History(search.Losses, [.. search.Path.Select(standardisation.ToRaw)]);
        var trained = new TrainedLoss<TOutput>(sum, search.Phi, covariance, standardisation.ToRaw());
        return new(
            likelihood, predictors, history.WithoutStandstill(), trained.StandardErrors(), levels, y.Length, rows.Dropped, trained);
    }

    private static (History History, Matrix<double> Curvature) Search(
        IObjective loss, double[] start, int examples, Func<int, string> name, IProgress<TrainingProgress>? progress)
    {
        if (loss.HasCurvature)
        {
            return Newton.Search(loss, start, examples, name, progress);
        }

        var search = Bfgs.Descend(loss, start, progress);
        Convergence.Require(loss, search, name);
        var polish = Newton.Polish(loss, search.Phi);
        return (new([.. search.Losses, .. polish.Losses.Skip(1)], [.. search.Path, .. polish.Path.Skip(1)]), loss.Hessian(polish.Phi));
    }

    // The name of each raw output of a parameter, and the columns that it uses. A baseline class has no raw output.
    private IEnumerable<RawOutput> RawOutputs(Parameter parameter, string[] levels)
    {
        var used = columns.GetValueOrDefault(parameter.Name, []);
        return Enumerable.Range(0, parameter.RawOutputs).Select(k => new RawOutput(
            parameter.RawOutputs == 1 && levels.Length < 3 ? parameter.Name
                : $"{parameter.Name}[{(levels.Length > 0 ? levels[k + levels.Length - parameter.RawOutputs] : k)}]",
            used));
    }
}
