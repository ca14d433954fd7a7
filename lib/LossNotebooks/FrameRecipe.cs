namespace LossNotebooks;

/// <summary>A recipe whose linear predictors are chosen by the names of columns: ready to train on a data frame.</summary>
public sealed partial class FrameRecipe<TOutput, TDistribution>
    where TDistribution : Distribution<TOutput>
{
    private readonly Likelihood<TOutput, TDistribution> likelihood;
    private readonly FramePlan plan;

    internal FrameRecipe(Likelihood<TOutput, TDistribution> likelihood, FramePlan plan) =>
        (this.likelihood, this.plan) = (likelihood, plan);

    /// <summary>Step 2 for one more parameter of the distribution; a parameter never named is one learned constant.</summary>
    /// <inheritdoc cref="Recipe{TOutput, TDistribution}.Predict(string, string[])"/>
    public FrameRecipe<TOutput, TDistribution> Predict(string parameter, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Array.ForEach(columns, column => ArgumentNullException.ThrowIfNull(column, nameof(columns)));
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
    /// <exception cref="ArgumentException">The distribution's first parameter is not the mean with a log link, or has an offset
    /// already.</exception>
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

    /// <summary>For a table of frequencies: each row stands for so many equal ones, and counts as they would; with 0 it is not
    /// there.</summary>
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

    private FrameRecipe<TOutput, TDistribution> With(Offset offset) => plan.Offsets.All(other => other.Output != offset.Output)
        ? new(likelihood, plan with { Offsets = [.. plan.Offsets, offset] })
        : throw new ArgumentException($"The parameter has an offset already; add '{offset.Column}' to its column.");
}
