namespace LossNotebooks;

/// <summary>A trained recipe: what was learned, and inference with it.</summary>
public sealed class Fit<TOutput, TDistribution>
    where TDistribution : Distribution<TOutput>
{
    private readonly Likelihood<TOutput, TDistribution> likelihood;
    private readonly Model model;

    internal Fit(Likelihood<TOutput, TDistribution> likelihood, Model model, History history) =>
        (this.likelihood, this.model, History) = (likelihood, model, history);

    /// <summary>The descent that led here.</summary>
    public History History { get; }

    /// <summary>φ̂, the fitted parameters.</summary>
    public double[] Phi => History.Phi;

    /// <summary>L[φ̂], the negative log-likelihood of the training pairs, in nats.</summary>
    public double Loss => History.Loss;

    /// <summary>Step 4: infer, Pr(y|f[x, φ̂]) for a new x (D numbers). Its <see cref="Distribution{TOutput}.Mode"/> is the point estimate ŷ.</summary>
    /// <exception cref="ArgumentException">x has the wrong length.</exception>
    public TDistribution Infer(params ReadOnlySpan<double> x) => likelihood.At(model.Evaluate(x, Phi));
}
