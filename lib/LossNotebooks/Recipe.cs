namespace LossNotebooks;

/// <summary>
/// The recipe for loss functions, one call a step: <c>Recipe.Choose(likelihood).Predict(model).Train(x, y).Infer(xNew)</c> on arrays,
/// <c>Recipe.Choose(likelihood).Predict("mu", "speed").Train(cars, "dist").Infer(("speed", 21))</c> on a data frame.
/// </summary>
public static class Recipe
{
    /// <summary>Step 1: choose a distribution Pr(y|θ) over the domain of y, and the links through which a model computes θ.</summary>
    public static Recipe<TOutput, TDistribution> Choose<TOutput, TDistribution>(Likelihood<TOutput, TDistribution> likelihood)
        where TDistribution : Distribution<TOutput> => new(Require.NotNull(likelihood));
}

/// <summary>A recipe whose distribution is chosen.</summary>
public sealed class Recipe<TOutput, TDistribution>
    where TDistribution : Distribution<TOutput>
{
    internal Recipe(Likelihood<TOutput, TDistribution> likelihood) => Likelihood = likelihood;

    /// <summary>What step 1 chose.</summary>
    public Likelihood<TOutput, TDistribution> Likelihood { get; }

    /// <summary>Step 2: set a model to predict the parameters, θ = f[x, φ] through the links.</summary>
    public ModelRecipe<TOutput, TDistribution> Predict(Model model) => new(Likelihood, Require.NotNull(model));

    /// <summary>Step 2 on a data frame: a linear predictor computes a parameter from columns of the frame, z = b + Σ w · column, θ =
    /// g⁻¹(z). A column of text is a factor: each of its levels but the first has a coefficient of its own. <c>"speed^2"</c> is a power of
    /// a column, <c>"wool:tension"</c> an interaction: the products of what its columns are.</summary>
    /// <param name="parameter">The name of one of the distribution's <see cref="Likelihood{TOutput}.Parameters"/>.</param>
    /// <param name="columns">The columns that the parameter depends on; none: it is one learned constant.</param>
    /// <exception cref="ArgumentException">The distribution has no such parameter; the sentence lists those it has.</exception>
    public FrameRecipe<TOutput, TDistribution> Predict(string parameter, params string[] columns) =>
        new FrameRecipe<TOutput, TDistribution>(Likelihood, new([], [])).Predict(parameter, columns);

    /// <summary>A fit on a frame that <see cref="FrameFit{TOutput, TDistribution}.ToJson"/> has written: it brings its linear predictors
    /// along.</summary>
    /// <exception cref="FormatException">It is no such fit, or one of another likelihood.</exception>
    public FrameFit<TOutput, TDistribution> FromJson(string json) =>
        FrameFit<TOutput, TDistribution>.Of(
            SavedFits.Read(
                json, SavedFits.Default.SavedFrameFit, fit => fit.IsWhole(), fit => fit.Likelihood, Likelihood.ToString()), Likelihood);
}
