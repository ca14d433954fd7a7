using System.Text.Json;

namespace LossNotebooks;

/// <summary>A trained recipe: what was learned, and inference with it.</summary>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [TypeFormatter.Plain])]
public sealed class Fit<TOutput, TDistribution>
    where TDistribution : Distribution<TOutput>
{
    private readonly Likelihood<TOutput, TDistribution> likelihood;
    private readonly Model model;

    internal Fit(Likelihood<TOutput, TDistribution> likelihood, Model model, History history) =>
        (this.likelihood, this.model, History) = (likelihood, model, history);

    /// <summary>The descent that led here.</summary>
    public History History { get; }

    /// <summary>φ̂, the fitted parameters; a copy.</summary>
    public double[] Phi => History.Phi;

    /// <summary>L[φ̂], the negative log-likelihood of the training pairs, in nats.</summary>
    public double Loss => History.Loss;

    /// <summary>Step 4: infer, Pr(y|f[x, φ̂]) for a new x (D numbers). Its <see cref="Distribution{TOutput}.Mode"/> is the point estimate
    /// ŷ.</summary>
    /// <exception cref="ArgumentException">x has the wrong length.</exception>
    public TDistribution Infer(params ReadOnlySpan<double> x) => likelihood.At(model.Evaluate(x, Phi));

    /// <summary>Step 4 for I inputs at once.</summary>
    /// <param name="x">I·D numbers, column-major: I values of input 1, then of input 2 …</param>
    /// <param name="examples">I.</param>
    /// <exception cref="ArgumentException">x has the wrong length, or an example lies so far out that a parameter there is no
    /// double.</exception>
    public TDistribution[] InferBatch(ReadOnlySpan<double> x, int examples) =>
        likelihood.OfEach(
            model.EvaluateBatch(x, Require.AtLeast(0, examples), Phi), examples, i => $"example [{i}]", (z, _) => likelihood.At(z));

    /// <summary>What was learned, as JSON: <see cref="ModelRecipe{TOutput, TDistribution}.FromJson"/> of the same recipe reads it, and
    /// infers the same to the last digit. Of the history the end is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(new(likelihood.ToString(), $"{model}", Phi, Loss), SavedFits.Default.SavedFit);

    /// <summary>Likelihood, model, loss and φ̂.</summary>
    public override string ToString() => $"{likelihood} of {model}: loss {Numbers.Text(Loss)} nats, φ̂ = {Numbers.List(Phi)}";
}
