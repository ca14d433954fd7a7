using System.Buffers;

namespace LossNotebooks;

/// <summary>Training pairs with other frequencies.</summary>
/// <param name="examples">The pairs.</param>
/// <param name="weigh">Is shown each block in its turn, and writes its frequencies.</param>
internal sealed class WeightedExamples<TOutput>(IExamples<TOutput> examples, Action<ExampleBlock<TOutput>, double[]> weigh)
    : IExamples<TOutput>
{
    /// <inheritdoc/>
    public int Count => examples.Count;

    /// <inheritdoc/>
    public long Cases => examples.Cases;

    /// <inheritdoc/>
    public void ForEach(Action<ExampleBlock<TOutput>> look) => examples.ForEach(block =>
    {
        var weights = ArrayPool<double>.Shared.Rent(block.Count);
        weigh(block, weights);
        look(block.With(weights));
        ArrayPool<double>.Shared.Return(weights);
    });

    /// <inheritdoc/>
    public void Rescale(ColumnScale[] scales, double[][]? factor) => examples.Rescale(scales, factor);
}
