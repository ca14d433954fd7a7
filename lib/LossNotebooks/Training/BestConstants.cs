namespace LossNotebooks;

/// <summary>The best constant model of a few examples, where training starts: soon found, so that a token is soon looked at.</summary>
internal static class BestConstants
{
    /// <summary>So many examples are enough.</summary>
    public const int Enough = 2_000;

    /// <summary>The raw outputs that are best for so many of the outputs; or twice as many, and so on, if they lack some kind of output
    /// that is needed.</summary>
    /// <param name="start">The raw outputs that are best for some outputs, as <see cref="Likelihood{TOutput}.Start"/> gives them.</param>
    /// <param name="part">Every n-th of the examples, in memory.</param>
    /// <param name="examples">All of them.</param>
    /// <param name="every">n.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">No constant model is best, even for all of them.</exception>
    public static double[] Of<TOutput>(
        Func<TOutput[], double[]> start, ExampleBlock<TOutput> part, IExamples<TOutput> examples, int every,
        CancellationToken cancellationToken)
    {
        double[]? best = null;
        for (var thin = Math.Max(1, part.Count / Enough); best is null && thin > 0; thin /= 2)
        {
            best = StartOrNull(Sample(part, thin, inputs: 0).Y.ToArray(), isLast: every == 1 && thin == 1);
        }

        while (best is null)
        {
            every /= 2;
            best = StartOrNull(Sample(examples, every, inputs: 0).Y.ToArray(), isLast: every == 1);
        }

        return best;

        double[]? StartOrNull(TOutput[] y, bool isLast)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return start(y);
            }
            catch (ArgumentException) when (!isLast)
            {
                return null;
            }
        }
    }

    /// <summary>Every n-th example, in memory.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="every">n.</param>
    /// <param name="inputs">How many of the columns of x are needed.</param>
    public static ExampleRoom<TOutput> Sample<TOutput>(IExamples<TOutput> examples, int every, int inputs)
    {
        var count = (examples.Count - 1) / every + 1;
        ExampleRoom<TOutput>? sample = null;
        var before = 0;
        examples.ForEach(block =>
        {
            sample ??= block.Room(inputs, count);
            sample.AppendEvery(every, block, first: (every - before % every) % every);
            before += block.Count;
        });
        return sample!;
    }
}
