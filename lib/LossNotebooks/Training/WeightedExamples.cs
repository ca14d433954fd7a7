namespace LossNotebooks;

/// <summary>Training pairs with other frequencies.</summary>
/// <param name="examples">The pairs.</param>
/// <param name="weigh">The frequencies of each block, which is shown to it in its turn.</param>
internal sealed class WeightedExamples<TOutput>(IExamples<TOutput> examples, Func<ExampleBlock<TOutput>, double[]> weigh)
    : IExamples<TOutput>
{
    /// <inheritdoc/>
    public int Count => examples.Count;

    /// <inheritdoc/>
    public long Cases => examples.Cases;

    /// <inheritdoc/>
    public void ForEach(Action<ExampleBlock<TOutput>> look) => examples.ForEach(block => look(block.With(weigh(block))));

    /// <inheritdoc/>
    public void Rescale(ColumnScale[] scales, double[][]? factor) => examples.Rescale(scales, factor);
}
