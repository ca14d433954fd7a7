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
    /// <param name="optimizer">How to descend; if not given, Newton's method where the loss has a curvature or an
    /// expected information in closed form, else BFGS.</param>
    /// <param name="random">The source of randomness for the start, for models that start from random parameters.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="cancellationToken">Ends the training at the next look at the loss.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or an example can't be used; the sentence says which.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The optimiser did not arrive at a minimum, or there is none; the sentence says
    /// where.</exception>
    public Fit<TOutput, TDistribution> Train(
        double[] x, TOutput[] y, Optimizer? optimizer = null, Random? random = null,
        IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var loss = Loss(x, y);
        var outputs = new ExampleBlock<TOutput>([], Require.NotNull(y), frequencies: null);
        var constants = BestConstants.Of(sample => likelihood.Start(sample), outputs, outputs, every: 1, cancellationToken);
        var start = model.Start(constants, random);
        return new(likelihood, model, optimizer is not null ? optimizer.Minimize(loss, start, progress, cancellationToken)
            : loss.HasCurvature || loss.HasInformation ? Minimum.Search(
                new CancellableObjective(loss, cancellationToken), start, loss.Examples, p => $"φ[{p}]", progress).History
            : new Bfgs().Minimize(loss, start, progress, cancellationToken));
    }

    /// <summary>A fit of this recipe that <see cref="Fit{TOutput, TDistribution}.ToJson"/> has written.</summary>
    /// <exception cref="FormatException">It is no such fit, or one of another likelihood or model.</exception>
    public Fit<TOutput, TDistribution> FromJson(string json)
    {
        var saved = SavedFits.Read(
            json, SavedFits.Default.SavedFit, fit => fit.IsWhole(), fit => fit.Likelihood, likelihood.ToString());
        return saved.Model == model.ToString() && saved.Phi.Length == model.ParameterCount
            ? new(likelihood, model, new([saved.Loss], [saved.Phi]))
            : throw new FormatException(
                $"The fit was saved with {saved.Phi.Length} parameters of {saved.Model}, "
                + $"but the recipe has {model.ParameterCount} of {model}.");
    }
}
