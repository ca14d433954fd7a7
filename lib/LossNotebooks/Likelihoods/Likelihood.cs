namespace LossNotebooks;

/// <summary>
/// Reads K raw, unconstrained outputs z of a model as a distribution over y, and is therefore a loss: −log Pr(y|θ), θ = g⁻¹(z).
/// </summary>
/// <remarks>
/// Batches are column-major: I values of raw output 1, then I values of raw output 2, …; a batch of I examples has K·I numbers.
/// The members for one example are the definition; a likelihood may override <see cref="Evaluate"/> with a faster form that agrees.
/// </remarks>
/// <typeparam name="TOutput">The domain of y.</typeparam>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [TypeFormatter.Plain])]
public abstract partial class Likelihood<TOutput>
{
    /// <summary>The parameters θ in the order of the raw outputs.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>K, how many raw outputs a model must have to serve this likelihood.</summary>
    public int RawOutputs => field > 0 ? field : field = Parameters.Sum(p => p.RawOutputs);

    /// <summary>Pr(y|θ) with θ = g⁻¹(z), for the K raw outputs of one example.</summary>
    public abstract Distribution<TOutput> At(params ReadOnlySpan<double> z);

    /// <summary>−log Pr(y|θ) in nats, for one example.</summary>
    /// <exception cref="ArgumentException">z has the wrong length, or y can't be an output (<see cref="Check"/>).</exception>
    public virtual double Loss(ReadOnlySpan<double> z, TOutput y)
    {
        var loss = -At(z).LogProbability(y);
        if (!double.IsFinite(loss))
        {
            Check(y); // an output outside the support is a mistake, not a loss
        }

        return loss;
    }

    /// <summary>∂Loss/∂z in closed form, for one example; K numbers into <paramref name="gradient"/>.</summary>
    /// <exception cref="ArgumentException">z has the wrong length, or y can't be an output (<see cref="Check"/>).</exception>
    public abstract void Gradient(ReadOnlySpan<double> z, TOutput y, Span<double> gradient);

    /// <summary>∂Loss/∂z for one example; K numbers.</summary>
    /// <inheritdoc cref="Gradient(ReadOnlySpan{double}, TOutput, Span{double})"/>
    public double[] Gradient(ReadOnlySpan<double> z, TOutput y)
    {
        var gradient = new double[RawOutputs];
        Gradient(z, y, gradient);
        return gradient;
    }

    /// <summary>Whether <see cref="Curvature(ReadOnlySpan{double}, TOutput, Span{double})"/> has a closed form, and the loss no
    /// kinks.</summary>
    public virtual bool HasCurvature => false;

    /// <summary>∂²Loss/∂z[k]∂z[l] in closed form, for one example: what Newton's method and standard errors need. The lower triangle row by
    /// row (<see cref="Triangle"/>), K(K + 1)/2 numbers into <paramref name="curvature"/>.</summary>
    /// <exception cref="ArgumentException">z has the wrong length, or y can't be an output (<see cref="Check"/>).</exception>
    /// <exception cref="NotSupportedException">There is no closed form here (<see cref="HasCurvature"/>).</exception>
    public virtual void Curvature(ReadOnlySpan<double> z, TOutput y, Span<double> curvature) =>
        throw new NotSupportedException($"{this} has no curvature in closed form.");

    /// <summary>∂²Loss/∂z² for one example; K(K + 1)/2 numbers.</summary>
    /// <inheritdoc cref="Curvature(ReadOnlySpan{double}, TOutput, Span{double})"/>
    public double[] Curvature(ReadOnlySpan<double> z, TOutput y)
    {
        var curvature = new double[Triangle.Size(RawOutputs)];
        Curvature(z, y, curvature);
        return curvature;
    }

    /// <summary>Whether <see cref="Information"/> has a closed form: that of a likelihood whose loss has kinks, and so no
    /// curvature.</summary>
    public virtual bool HasInformation => false;

    /// <summary>Fisher's expected information, E[∂Loss/∂z[k] ∂Loss/∂z[l]] over the y that the distribution at z gives: how much the
    /// expected loss curves, even if each loss is made of straight lines, and so what standard errors are made of. K(K + 1)/2 numbers like
    /// a curvature's, into <paramref name="information"/>.</summary>
    /// <remarks>Fisher (1925), Theory of statistical estimation.</remarks>
    /// <exception cref="ArgumentException">z has the wrong length.</exception>
    /// <exception cref="NotSupportedException">There is no closed form here (<see cref="HasInformation"/>).</exception>
    public virtual void Information(ReadOnlySpan<double> z, Span<double> information) =>
        throw new NotSupportedException($"{this} has no expected information in closed form.");

    /// <summary>The losses of bounds; null if it knows none.</summary>
    internal virtual ITailLikelihood? Tails => this as ITailLikelihood;

    /// <summary>The same loss with its kinks rounded off, so that it has a curvature; null if it has none, or no such form.</summary>
    /// <param name="width">By how many nats the two differ at a kink.</param>
    internal virtual Likelihood<TOutput>? Rounded(double width) => null;

    /// <summary>Throws unless y can be an output. By default that means that its probability at z = 0 is not 0.</summary>
    /// <exception cref="ArgumentException">y can't be an output; the sentence says what is needed.</exception>
    public virtual void Check(TOutput y)
    {
        var at = At(new double[RawOutputs]);
        if (!(at.LogProbability(y) > double.NegativeInfinity))
        {
            throw new ArgumentException($"y = {y} is outside the support of {at.GetType().Name}.", nameof(y));
        }
    }

    /// <summary>How many levels a column of text must have to be read as outputs, level k in alphabetical order as y = k: 2 for outputs in
    /// {0, 1}, K for K classes. Null: an output is a number, and text is refused.</summary>
    /// <param name="k">Which number of y, where y is a vector.</param>
    public virtual int? Levels(int k = 0) => null;

    /// <summary>The only raw output of an example, once z and y are known to be what a loss is of.</summary>
    private protected double One(ReadOnlySpan<double> z, TOutput y)
    {
        CheckPair(z, y);
        return z[0];
    }

    /// <summary>The two raw outputs of an example under their own names, once z and y are known to be what a loss is of.</summary>
    private protected (double First, double Second) Two(ReadOnlySpan<double> z, TOutput y)
    {
        CheckPair(z, y);
        return (z[0], z[1]);
    }

    /// <summary>Throws unless z has K numbers and y passes <see cref="Check"/>: what <see cref="Loss(ReadOnlySpan{double}, TOutput)"/>,
    /// <see cref="Gradient(ReadOnlySpan{double}, TOutput, Span{double})"/> and
    /// <see cref="Curvature(ReadOnlySpan{double}, TOutput, Span{double})"/> need.</summary>
    /// <exception cref="ArgumentException">z has the wrong length, or y can't be an output.</exception>
    protected void CheckPair(ReadOnlySpan<double> z, TOutput y)
    {
        Require.Length(RawOutputs, z);
        Check(y);
    }

    /// <summary>Throws unless there are at least so many examples, each of which passes <see cref="Check"/>.</summary>
    /// <exception cref="ArgumentException">An example can't be an output, or there are too few.</exception>
    protected void CheckAll(ReadOnlySpan<TOutput> y, int atLeast = 1)
    {
        Require.AtLeast(atLeast, y.Length, "the number of examples");
        foreach (var output in y)
        {
            Check(output);
        }
    }

    /// <summary>Its name, and what it knows beside its parameters: two likelihoods with the same text read z in the same way.</summary>
    public override string ToString() => GetType().Name;
}

/// <summary>A likelihood that says which distribution it reads z as, so that inference returns that very type.</summary>
/// <typeparam name="TOutput">The domain of y.</typeparam>
/// <typeparam name="TDistribution">The distribution over y.</typeparam>
public abstract class Likelihood<TOutput, TDistribution> : Likelihood<TOutput>
    where TDistribution : Distribution<TOutput>
{
    /// <inheritdoc/>
    public abstract override TDistribution At(params ReadOnlySpan<double> z);

    /// <summary>The same likelihood with another link for one parameter: <c>new BernoulliLikelihood().WithLink("p", new ProbitLink())</c>.
    /// Only what z means changes, so that gradient and curvature follow by the chain rule.</summary>
    /// <param name="parameter">A parameter that has the link whose place the other may take.</param>
    /// <param name="link">The other link.</param>
    /// <remarks>McCullagh and Nelder (1989), Generalized Linear Models, sections 2.2 and 4.3.</remarks>
    /// <exception cref="ArgumentException">There is no such parameter; the sentence lists those there are.</exception>
    public Likelihood<TOutput, TDistribution> WithLink(string parameter, AlternativeLink link) =>
        new LinkedLikelihood<TOutput, TDistribution>(this, parameter, Require.NotNull(link));

    /// <summary>What follows from the raw outputs of each of a batch of I examples, such as its distribution.</summary>
    /// <param name="z">The raw outputs, K·I numbers, column-major.</param>
    /// <param name="examples">I.</param>
    /// <param name="name">What messages call example i.</param>
    /// <param name="of">What follows from the K raw outputs of example i.</param>
    /// <exception cref="ArgumentException">An example has no distribution; the sentence says which.</exception>
    internal T[] OfEach<T>(double[] z, int examples, Func<int, string> name, Func<double[], int, T> of) =>
    [.. Enumerable.Range(0, examples).Select(i =>
    {
        try
        {
            return of([.. Enumerable.Range(0, RawOutputs).Select(k => z[k * examples + i])], i);
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException(
                $"There is no distribution for {name(i)}, which may lie too far outside the training rows: {Require.Sentence(exception)}",
                exception);
        }
    })];
}
