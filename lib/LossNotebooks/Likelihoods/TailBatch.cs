namespace LossNotebooks;

/// <summary>Losses of tails, for one example or many.</summary>
internal static class TailBatch
{
    /// <summary>One, by a likelihood that computes many at once.</summary>
    public static double One(
        ITailLikelihood likelihood, Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
    {
        var loss = 0.0;
        likelihood.TailLosses(tail, new(z, new(in bound), new(ref loss), gradient, curvature));
        return loss;
    }

    /// <summary>Many, one at a time.</summary>
    public static void OneByOne<TTerm>(TTerm term, Batch<double> batch)
        where TTerm : ITailTerm, allows ref struct
    {
        int examples = batch.Examples, size = examples == 0 ? 0 : batch.RawOutputs.Length / examples;
        int places = batch.Curvatures.IsEmpty ? 0 : Triangle.Size(size), all = 2 * size + places;
        Span<double> room = all <= Scratch.OnStack ? stackalloc double[all] : new double[all];
        Span<double> z = room[..size], slopes = room.Slice(size, size), bends = room[(2 * size)..];
        for (var i = 0; i < examples; i++)
        {
            Columns.Gather(batch.RawOutputs, i, z);
            batch.Losses[i] = term.Of(i, z, slopes, bends);
            if (!batch.Slopes.IsEmpty)
            {
                Columns.Spread(slopes, batch.Slopes, i);
            }

            if (!bends.IsEmpty)
            {
                Columns.Spread(bends, batch.Curvatures, i);
            }
        }
    }
}

/// <summary>The loss of example i, with its derivatives.</summary>
internal interface ITailTerm
{
    double Of(int i, scoped ReadOnlySpan<double> z, scoped Span<double> gradient, scoped Span<double> curvature);
}
