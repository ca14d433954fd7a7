namespace LossNotebooks;

/// <summary>
/// The recipe for loss functions, one call a step: <c>Recipe.Choose(likelihood).Predict(model).Train(x, y).Infer(xNew)</c>.
/// </summary>
public static class Recipe
{
    /// <summary>Step 1: choose a distribution Pr(y|θ) over the domain of y, and the links through which a model computes θ.</summary>
    public static Recipe<TOutput, TDistribution> Choose<TOutput, TDistribution>(Likelihood<TOutput, TDistribution> likelihood)
        where TDistribution : Distribution<TOutput> => new(likelihood);
}

/// <summary>A recipe whose distribution is chosen.</summary>
public sealed class Recipe<TOutput, TDistribution>
    where TDistribution : Distribution<TOutput>
{
    internal Recipe(Likelihood<TOutput, TDistribution> likelihood) => Likelihood = likelihood;

    /// <summary>What step 1 chose.</summary>
    public Likelihood<TOutput, TDistribution> Likelihood { get; }

    /// <summary>Step 2: set a model to predict the parameters, θ = f[x, φ] through the links.</summary>
    public ModelRecipe<TOutput, TDistribution> Predict(Model model) => new(Likelihood, model);
}
