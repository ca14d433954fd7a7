using System.Collections.Concurrent;

namespace LossNotebooks;

/// <summary>A loss with kinks near a place: only the few examples at a kink are looked at. The others are smooth as long as none of them
/// comes to a kink, and their sum is the parabola that fits it best.</summary>
/// <remarks>Portnoy and Koenker (1997), The Gaussian hare and the Laplacian tortoise: computability of squared-error versus absolute-error
/// estimators, where the others are two examples; here they may have spreads of their own.</remarks>
internal static class NearKinks
{
    // Not worth its while if more than one of so many is near a kink, or, of few, more than so many times n^⅔; and nothing to stand on with
    // less than so many for a parameter.
    private const int FewOf = 8, MostOf = 2, FewestOf = 4;

    // So many numbers of examples near a kink may be kept: examples may be more than memory can hold.
    private const int Room = 1 << 24;

    // An example is near a kink if rounding that off, by so many nats over ∛n, adds more than a part of them to its loss: some n^⅔ are, as
    // the authors have it, because the more there are the surer is the fit. For a Laplace those up to 0.6/∛n spreads away.
    private const double Wide = 0.25, Part = 0.2;

    /// <summary>The loss near φ; null if the examples are too few, or too many of them are near a kink.</summary>
    /// <param name="model">f[x, φ].</param>
    /// <param name="likelihood">Whose loss has kinks.</param>
    /// <param name="examples">The training pairs.</param>
    /// <param name="phi">φ.</param>
    public static IObjective? Of<TOutput>(
        Model model, Likelihood<TOutput> likelihood, IExamples<TOutput> examples, ReadOnlySpan<double> phi)
    {
        var root = Math.Cbrt(examples.Count);
        var most = (int)Math.Min(Math.Max(MostOf * root * root, examples.Count / FewOf), Room / (model.Inputs + 1));
        if (most < FewestOf * phi.Length)
        {
            return null;
        }

        var place = phi.ToArray();
        var width = Wide / root;
        ConcurrentBag<(ExampleSum<TOutput> Sharp, ExampleSum<TOutput> Rounded)> pairs = []; // of several threads
        ExampleRoom<TOutput>? near = null;
        var far = new WeightedExamples<TOutput>(examples, (block, weights) =>
        {
            near ??= block.Room(model.Inputs, most);
            Weigh(block, weights);
            for (var i = 0; i < block.Count; i++)
            {
                if (weights[i] == 0)
                {
                    near.Append(block, i, most: 1);
                }
            }

            if (block.Frequencies is { } times)
            {
                Columns.Multiply(times.AsSpan(0, block.Count), weights.AsSpan(0, block.Count));
            }
        });
        double[] slope = new double[place.Length], bend = new double[Triangle.Size(place.Length)];
        var value = new NegativeLogLikelihood<TOutput>(model, likelihood.Rounded(Kinks.Narrowest)!, far)
            .ValueGradientAndCurvature(place, slope, bend);
        return near is null || near.IsFull || near.Count < FewestOf * place.Length ? null
            : new WithParabola(new NegativeLogLikelihood<TOutput>(model, likelihood, near), place, value, slope, bend);

        // 1 where an example is far from its kinks, 0 where it is near.
        void Weigh(ExampleBlock<TOutput> block, double[] weights) =>
            Cores.For(ExampleBlock.Chunks(block.Count), ExampleBlock.ChunkSize, chunk =>
            {
                var (sharp, rounded) = pairs.TryTake(out var idle) ? idle
                    : (new(model, likelihood), new(model, likelihood.Rounded(width)!));
                var end = Math.Min((chunk + 1) * ExampleBlock.ChunkSize, block.Count);
                for (var first = chunk * ExampleBlock.ChunkSize; first < end; first += ExampleSum<TOutput>.BlockSize)
                {
                    var losses = sharp.Losses(place, block, first);
                    var roundedLosses = rounded.Losses(place, block, first);
                    for (var i = 0; i < losses.Length; i++)
                    {
                        weights[first + i] = roundedLosses[i] - losses[i] > Part * width ? 0 : 1;
                    }
                }

                pairs.Add((sharp, rounded));
            });
    }
}
