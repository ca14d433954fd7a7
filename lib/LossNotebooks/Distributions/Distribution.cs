using System.Text;

namespace LossNotebooks;

/// <summary>
/// Pr(y|θ) for one concrete θ: an immutable value that knows how probable each output is.
/// </summary>
/// <typeparam name="TOutput">The domain of y: <c>double</c> for a number (also 0/1 and counts), <c>int</c> for the index of a
/// class, <c>double[]</c> for a vector.</typeparam>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [TypeFormatter.Plain])]
public abstract record Distribution<TOutput>
{
    /// <summary>log Pr(y|θ) in nats: the log of a density for continuous y, of a probability for discrete y; −∞ outside the
    /// support.</summary>
    public abstract double LogProbability(TOutput y);

    /// <summary>Pr(y|θ) = exp(<see cref="LogProbability"/>): a density (per unit of y) for continuous y, a probability for discrete
    /// y.</summary>
    public double Probability(TOutput y) => Math.Exp(LogProbability(y));

    /// <summary>Whether Pr(y|θ) is a probability of each single y, as of counts, classes and rankings; else it is a density. False unless
    /// overridden.</summary>
    public virtual bool IsDiscrete => false;

    /// <summary>ŷ = argmax over y of Pr(y|θ), the point estimate of the recipe's fourth step.</summary>
    public abstract TOutput Mode { get; }

    /// <summary>One draw from Pr(y|θ), from the given source of randomness.</summary>
    public abstract TOutput Sample(Random random);

    /// <summary><paramref name="count"/> independent draws.</summary>
    public TOutput[] Sample(Random random, int count)
    {
        var draws = new TOutput[Require.AtLeast(0, count)];
        for (var i = 0; i < count; i++)
        {
            draws[i] = Sample(random);
        }

        return draws;
    }

    /// <summary>As text a distribution is its name and its parameters; what is computed from them, perhaps with effort, is not part of
    /// it.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}
