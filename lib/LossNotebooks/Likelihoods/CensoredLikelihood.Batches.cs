using System.Buffers;

namespace LossNotebooks;

/// <content>The loss of many examples at once: those of a kind are packed, so that the likelihood computes them as it computes a
/// batch.</content>
public sealed partial class CensoredLikelihood<TDistribution>
{
    private static readonly Seen[] Kinds = [Seen.Known, Seen.Above, Seen.Below, Seen.Between];

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<Interval> batch)
    {
        var places = ArrayPool<int>.Shared.Rent(Kinds.Length * batch.Examples);
        Span<int> counts = stackalloc int[Kinds.Length];
        counts.Clear();
        for (var i = 0; i < batch.Examples; i++)
        {
            var kind = (int)KindOf(batch.Outputs[i]);
            places[kind * batch.Examples + counts[kind]++] = i;
        }

        foreach (var kind in Kinds)
        {
            Evaluate(kind, places.AsSpan((int)kind * batch.Examples, counts[(int)kind]), batch);
        }

        ArrayPool<int>.Shared.Return(places);
    }

    private Seen KindOf(Interval y) => (Seen)((int)interval.KindOf(y) * (IsKnown(y) ? 0 : 1));

    private void Evaluate(Seen kind, ReadOnlySpan<int> places, Batch<Interval> batch)
    {
        int count = places.Length, size = RawOutputs * count;
        int slopes = batch.Slopes.IsEmpty ? 0 : size, bends = batch.Curvatures.IsEmpty ? 0 : Triangle.Size(RawOutputs) * count;
        var rented = ArrayPool<double>.Shared.Rent(3 * count + size + slopes + bends);
        Span<double> z = rented.AsSpan(0, size), rest = rented.AsSpan(size), y = rest[..count], upper = rest.Slice(count, count);
        Batch<double> packed = new(
            z, y, rest.Slice(2 * count, count), rest.Slice(3 * count, slopes), rest.Slice(3 * count + slopes, bends));
        Gather(places, batch.RawOutputs, z);
        for (var at = 0; at < count; at++)
        {
            (y[at], upper[at]) = interval.Open(batch.Outputs[places[at]]);
            y[at] = kind == Seen.Known ? batch.Outputs[places[at]].Lower : kind == Seen.Below ? upper[at] : y[at];
        }

        if (kind == Seen.Known)
        {
            likelihood.Evaluate(packed);
        }
        else
        {
            interval.Evaluate(kind, packed, upper);
        }

        Scatter(packed.Losses, places, batch.Losses);
        Scatter(packed.Slopes, places, batch.Slopes);
        Scatter(packed.Curvatures, places, batch.Curvatures);
        ArrayPool<double>.Shared.Return(rented);
    }

    // Column by column, from the whole batch to those at some places, and back.
    private static void Gather(ReadOnlySpan<int> places, ReadOnlySpan<double> all, Span<double> some)
    {
        for (int from = 0, to = 0, examples = places.Length == 0 ? 1 : all.Length / (some.Length / places.Length); to < some.Length;
            from += examples)
        {
            foreach (var place in places)
            {
                some[to++] = all[from + place];
            }
        }
    }

    private static void Scatter(ReadOnlySpan<double> some, ReadOnlySpan<int> places, Span<double> all)
    {
        for (int from = 0, to = 0, examples = some.Length == 0 ? 1 : all.Length / (some.Length / places.Length); from < some.Length;
            to += examples)
        {
            foreach (var place in places)
            {
                all[to + place] = some[from++];
            }
        }
    }
}
