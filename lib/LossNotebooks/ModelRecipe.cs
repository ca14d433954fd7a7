namespace LossNotebooks;

/// <summary>A recipe whose distribution and model are chosen: ready to train.</summary>
public sealed class ModelRecipe<TOutput, TDistribution>
    where TDistribution : Distribution<TOutput>
{
    private readonly Likelihood<TOutput, TDistribution> likelihood;
    private readonly Model model;

    internal ModelRecipe(Likelihood<TOutput, TDistribution> likelihood, Model model) => (this.likelihood, this.model) = (likelihood, model);

    /// <summary>L[φ], the negative log-likelihood of these training pairs: what <see cref="Train"/> minimises.</summary>
    /// <param name="x">I·D numbers, column-major.</param>
    /// <param name="y">I outputs.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or an example can't be used; the sentence says which.</exception>
    public NegativeLogLikelihood<TOutput> Loss(double[] x, TOutput[] y) => new(model, likelihood, x, y);

    /// <summary>Step 3: train, φ̂ = argmin over φ of −Σᵢ log Pr(yᵢ|f[xᵢ, φ]).</summary>
    /// <param name="x">I·D numbers, column-major.</param>
    /// <param name="y">I outputs.</param>
    /// <param name="optimizer">How to descend; BFGS if not given.</param>
    /// <param name="random">The source of randomness for the start, for models that start from random parameters.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or an example can't be used; the sentence says which.</exception>
    /// <exception cref="InvalidOperationException">The optimiser did not arrive at a minimum, or there is none; the sentence says where.</exception>
    public Fit<TOutput, TDistribution> Train(double[] x, TOutput[] y, Optimizer? optimizer = null, Random? random = null)
    {
        var loss = Loss(x, y);
        var start = model.Initial(likelihood.Start(y), random);
        return new(likelihood, model, (optimizer ?? new Bfgs()).Minimize(loss, start));
    }
}
