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
        if (likelihood.Parameters.All(p => p.Name != parameter))
        {
            throw new ArgumentException(
                $"{likelihood.GetType().Name} has no parameter '{parameter}'; it has {Require.Quoted(likelihood.Parameters.Select(p => p.Name))}.",
                nameof(parameter));
        }

        var more = new Dictionary<string, string[]>(this.columns);
        return more.TryAdd(parameter, columns) ? new(likelihood, more, exposure)
            : throw new ArgumentException($"Parameter '{parameter}' is predicted twice; name all its columns at once.", nameof(parameter));
    }

    /// <summary>For counts during an exposure t (a time, an area, a population): the mean is t · exp f[x, φ], log t being an offset without a
    /// coefficient (<see cref="WithOffset"/>).</summary>
    /// <param name="column">The column that holds t &gt; 0.</param>
    /// <exception cref="ArgumentException">The distribution's first parameter has no log link.</exception>
    public FrameRecipe<TOutput, TDistribution> WithExposure(string column) => likelihood.Parameters[0].Link is LogLink
        ? new(likelihood, columns, column)
        : throw new ArgumentException(
            $"An exposure needs a log link, but '{likelihood.Parameters[0].Name}' has the {likelihood.Parameters[0].Link.Name} link.", nameof(column));

    /// <summary>
    /// Step 3: train, φ̂ = argmin over φ of −Σᵢ log Pr(yᵢ|f[xᵢ, φ]), by BFGS on standardised columns and then Newton's method to the last
    /// digits. Rows with a missing value in a column that is used are dropped and counted.
    /// </summary>
    /// <param name="frame">One row for each training pair.</param>
    /// <param name="output">The column of y: numbers; or text, whose levels in alphabetical order become 0, 1, … Several for a vector.</param>
    /// <exception cref="ArgumentException">A column is not there or can't be used, or an output is outside the support.</exception>
    /// <exception cref="InvalidOperationException">No finite φ is best, as for classes that a line separates, or the search did not find it.</exception>
    public FrameFit<TOutput, TDistribution> Train(DataFrame frame, params string[] output)
    {
        string[] used = [.. columns.Values.SelectMany(names => names), .. output, .. exposure is null ? Array.Empty<string>() : [exposure]];
        var (rows, dropped) = frame.DropMissing(used);
        var (y, levels) = TrainingOutputs.Read<TOutput>(rows, output);
        if (likelihood is CategoricalLikelihood { Classes: var classes } && levels.Length > 0 && levels.Length != classes)
        {
            throw new ArgumentException(
                $"Column '{output[0]}' has {levels.Length} levels ({Require.Quoted(levels)}), but the likelihood has {classes} classes.", nameof(output));
        }

        var predictors = new LinearPredictors([.. likelihood.Parameters.SelectMany(p => RawOutputs(p, levels))], exposure, rows);
        var loss = new NegativeLogLikelihood<TOutput>(predictors.Model, likelihood, predictors.StandardisedX(rows), y);
        var search = Bfgs.Descend(loss, predictors.Model.Initial(likelihood.Start(y), random: null));
        Convergence.Require(loss, search, p => $"'{predictors.Names[p].Output}, {predictors.Names[p].Term}'");
        var polish = new Newton().Minimize(loss, search.Phi);
        var covariance = Curvature.InverseOrNull(loss.Hessian(polish.Phi));
        var history = new History(
            [.. search.Losses, .. polish.Losses.Skip(1)],
            [.. search.Path.Concat(polish.Path.Skip(1)).Select(predictors.FromStandardised)]);
        return new(likelihood, predictors, history.WithoutStandstill(), covariance, levels, y.Length, dropped);
    }

    // The name of each raw output of a parameter, and the columns that it uses. A baseline class has no raw output.
    private IEnumerable<(string Name, string[] Columns)> RawOutputs(Parameter parameter, string[] levels)
    {
        var used = columns.GetValueOrDefault(parameter.Name, []);
        return Enumerable.Range(0, parameter.RawOutputs).Select(k =>
            (parameter.RawOutputs == 1 && levels.Length < 3 ? parameter.Name
            : $"{parameter.Name}[{(levels.Length > 0 ? levels[k + levels.Length - parameter.RawOutputs] : k)}]", used));
    }
}
