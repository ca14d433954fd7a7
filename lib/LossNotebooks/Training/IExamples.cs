namespace LossNotebooks;

/// <summary>I training pairs, as blocks that are shown one after another: one block where all are in memory, many where they are read anew
/// whenever they are needed. Sums run over them in one order and in chunks of their own size, so that the digits do not depend on the
/// blocks.</summary>
internal interface IExamples<TOutput>
{
    /// <summary>I.</summary>
    int Count { get; }

    /// <summary>I, each example as often as its frequency says.</summary>
    long Cases { get; }

    /// <summary>Shows the blocks in their order. All but the last hold a multiple of <see cref="ExampleBlock.ChunkSize"/> examples; each
    /// stands until the next is shown.</summary>
    void ForEach(Action<ExampleBlock<TOutput>> look);

    /// <summary>Changes the columns of x, whenever they are copied from now on.</summary>
    /// <param name="scales">How, for each column.</param>
    /// <param name="factor">The columns of an upper triangular R, if the first columns X, once they are scaled, are to become
    /// X R⁻¹.</param>
    void Rescale(ColumnScale[] scales, double[][]? factor = null);
}
