using System.Text.Json;

namespace LossNotebooks;

/// <summary>A recipe trained on a data frame: what was learned, how sure it is, and inference by the names of columns.</summary>
/// <remarks>Inference may run on many threads at once; what looks at the training rows again, <see cref="RobustCoefficients"/> and
/// <see cref="ProfileInterval"/>, on one at a time, as the loss reuses its buffers.</remarks>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [TypeFormatter.Html, TypeFormatter.Plain])]
public sealed partial class FrameFit<TOutput, TDistribution> : ITable
    where TDistribution : Distribution<TOutput>
{
    private readonly Likelihood<TOutput, TDistribution> likelihood;
    private readonly LinearPredictors predictors;
    private readonly TrainedLoss<TOutput>? trained;
    private readonly string[][] levels; // of each output

    internal FrameFit(
        Likelihood<TOutput, TDistribution> likelihood, LinearPredictors predictors, History history, double loss,
        IReadOnlyList<double> standardErrors, string[][] levels, long examples, int droppedRows, TrainedLoss<TOutput>? trained)
    {
        (this.likelihood, this.predictors, History, this.trained, this.levels) = (likelihood, predictors, history, trained, levels);
        (Loss, Examples, DroppedRows) = (loss, examples, droppedRows);
        Coefficients = new(predictors.Names.Select((name, p) =>
            new Coefficient(name.Output, name.Term, history.Phi[p], standardErrors[p])));
    }

    /// <summary>φ̂ as a table: parameter, term, estimate, standard error (<see cref="Coefficient"/> says of which information).</summary>
    public CoefficientTable Coefficients { get; }

    /// <summary>I, the rows that the fit was trained on, each as often as its frequency says.</summary>
    public long Examples { get; }

    /// <summary>The rows left out because a value was missing in a column that the recipe uses.</summary>
    public int DroppedRows { get; }

    /// <summary>What the numbers 0, 1, … of y stand for, if the output is one column of text; else empty.</summary>
    public IReadOnlyList<string> Levels => levels is [var only] ? only.AsReadOnly() : [];

    /// <summary>The descent that led here; with a prior its losses hold the prior's term.</summary>
    public History History { get; }

    /// <summary>L[φ̂], the negative log-likelihood of the training rows, in nats.</summary>
    public double Loss { get; }

    /// <summary>−L[φ̂], in nats.</summary>
    public double LogLikelihood => -Loss;

    /// <summary>Akaike's information criterion, 2 (L[φ̂] + number of coefficients): an estimate of twice the loss on as many new
    /// rows; of several recipes for the same outputs the smallest is best.</summary>
    /// <remarks>Akaike (1974), A new look at the statistical model identification.</remarks>
    public double Aic => 2 * (Loss + Coefficients.Count);

    /// <summary>The Bayesian information criterion, 2 L[φ̂] + log I · number of coefficients: it asks more of each coefficient the more
    /// rows there are.</summary>
    /// <remarks>Schwarz (1978), Estimating the dimension of a model.</remarks>
    public double Bic => 2 * Loss + Math.Log(Examples) * Coefficients.Count;

    /// <summary>The coefficients with standard errors that are right for many rows even if the distribution is not, as where counts vary
    /// more than a Poisson's: the sandwich H⁻¹ (Σᵢ sᵢsᵢᵀ) H⁻¹, sᵢ being the slope of row i's loss. NaN where the loss
    /// has kinks: how it curves on average then depends on the distribution.</summary>
    /// <remarks>Huber (1967), The behavior of maximum likelihood estimates under nonstandard conditions; White (1982), Maximum likelihood
    /// estimation of misspecified models.</remarks>
    /// <exception cref="InvalidOperationException">The fit was read from JSON, which keeps no rows, or the rows have changed
    /// since.</exception>
    /// <exception cref="ArgumentException">It was trained on a sequence of frames, which has changed since.</exception>
    public CoefficientTable RobustCoefficients() =>
        new(Coefficients.Zip(Trained.SandwichErrors(), (coefficient, error) => coefficient with { StandardError = error }));

    /// <summary>The values of a coefficient that the data do not contradict: those at which the loss, all other coefficients being the best
    /// for it, is at most χ²/2 nats above the lowest, with χ² the quantile of one degree of freedom. Unlike Wald's interval
    /// (<see cref="Coefficient.Interval"/>) it need not be symmetric, and it has no need of a parabola. An end is ±∞ where the loss never
    /// rises so far.</summary>
    /// <param name="parameter">The coefficient's parameter.</param>
    /// <param name="term">Its term.</param>
    /// <param name="mass">The probability with which such an interval holds the true value, for many rows.</param>
    /// <remarks>Venzon and Moolgavkar (1988), A method for computing profile-likelihood-based confidence intervals.</remarks>
    /// <exception cref="ArgumentException">There is no such coefficient, or the fit was trained on a sequence of frames, which has changed
    /// since.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mass"/> is not in [0, 1].</exception>
    /// <exception cref="InvalidOperationException">The coefficient has no standard error; or the fit was read from JSON, which keeps no
    /// rows; or the rows have changed since; or at an end the best values of the others were not found (that they are infinite is no
    /// hindrance).</exception>
    public Interval ProfileInterval(string parameter, string term, double mass = 0.95)
    {
        var coefficient = this[parameter, term];
        var edge = new Normal(0, 1).Quantile((1 + Require.Fraction(mass)) / 2);
        var (down, up) = Trained.Profile(Coefficients.ToList().IndexOf(coefficient), coefficient.StandardError, edge * edge / 2);
        return new(coefficient.Estimate + down, coefficient.Estimate + up);
    }

    /// <summary>Whether the rows ask for the larger of two recipes, of which the other is a special case (fewer columns, say): the
    /// likelihood ratio. Both must have been trained on the same rows.</summary>
    /// <param name="other">The other fit; which of the two is larger does not matter.</param>
    /// <exception cref="ArgumentException">The fits have different numbers of rows, or the same number of coefficients, or the larger one
    /// has a higher loss, so that the other is no special case of it.</exception>
    public LikelihoodRatio Compare<TAny>(FrameFit<TOutput, TAny> other)
        where TAny : Distribution<TOutput>
    {
        ArgumentNullException.ThrowIfNull(other);
        var more = Coefficients.Count - other.Coefficients.Count;
        var gain = Math.Sign(more) * (other.Loss - Loss);
        var hindrance = other.Examples != Examples ? $"The fits were trained on {Examples} and {other.Examples} rows, not on the same."
            : more == 0 ? "Both fits have as many coefficients, so that none is a special case of the other."
            : gain < -1e-6 * (1 + Math.Abs(Loss))
                ? "The fit with fewer coefficients has the lower loss, so that it is no special case of the other."
            : null;
        return hindrance is null ? new(2 * Math.Max(0, gain), Math.Abs(more)) : throw new ArgumentException(hindrance, nameof(other));
    }

    /// <summary>The coefficient of a term in a parameter's linear predictor.</summary>
    /// <exception cref="ArgumentException">There is no such coefficient; the sentence lists those there are.</exception>
    public Coefficient this[string parameter, string term] =>
        Coefficients.FirstOrDefault(c => c.Parameter == parameter && c.Term == term) ?? throw new ArgumentException(
            $"There is no coefficient of '{term}' for '{parameter}'; "
            + $"there are {Require.Quoted(Coefficients.Select(c => $"{c.Parameter}, {c.Term}"))}.",
            nameof(term));

    /// <summary>What was learned, as JSON: <see cref="Recipe{TOutput, TDistribution}.FromJson"/> with the same likelihood reads it, and
    /// infers the same to the last digit. Of the history the end is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new(
            likelihood.ToString(), [.. predictors.Outputs], [.. predictors.Offsets], [.. predictors.Inputs], History.Phi,
            [.. Coefficients.Select(c => c.StandardError)], Loss, levels, Examples, DroppedRows),
        SavedFits.Default.SavedFrameFit);

    /// <summary>Coefficients, and under which likelihood, rows and loss, as a fragment of a page.</summary>
    public string ToHtml() => Coefficients.Under($"{Headline}; {Coefficients.Caption}").ToHtml();

    /// <summary>Likelihood, rows, loss and coefficients.</summary>
    public override string ToString() => $"{Headline}\n{Coefficients}";

    private string Headline => $"{likelihood} on {Examples} rows{(DroppedRows > 0 ? $" ({DroppedRows} dropped)" : "")}: "
        + $"loss {Numbers.Text(Loss)} nats";

    internal static FrameFit<TOutput, TDistribution> Of(SavedFrameFit saved, Likelihood<TOutput, TDistribution> likelihood)
    {
        try
        {
            TrainingOutputs.RequireLevels(saved.Levels, likelihood);
            var predictors = new LinearPredictors(saved.Outputs, saved.Offsets, saved.Inputs);
            return predictors.Names.Count == saved.Phi.Length && saved.Phi.Length == saved.StandardErrors.Length
                && RawOutput.Of(likelihood, saved.Levels, _ => []).Select(raw => raw.Name)
                    .SequenceEqual(saved.Outputs.Select(raw => raw.Name))
                ? new(
                    likelihood, predictors, new([saved.Loss], [saved.Phi]), saved.Loss, saved.StandardErrors, saved.Levels, saved.Examples,
                    saved.DroppedRows,
                    trained: null)
                : throw new FormatException("The saved fit has other coefficients than its terms and raw outputs need: was it edited?");
        }
        catch (ArgumentException refused)
        {
            throw new FormatException($"No recipe makes what the saved fit holds: {Require.Sentence(refused)} Was it edited?", refused);
        }
    }

    private TrainedLoss<TOutput> Trained => trained ?? throw new InvalidOperationException(
        "The fit was read from JSON, which keeps no rows; train it again for what needs them.");
}
