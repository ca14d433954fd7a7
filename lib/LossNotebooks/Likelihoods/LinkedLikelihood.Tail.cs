namespace LossNotebooks;

/// <content>The loss of a bound, by the same chain rule.</content>
internal sealed partial class LinkedLikelihood<TOutput, TDistribution>
{
    internal override ITailLikelihood? Tails => likelihood.Tails is { } tails ? new LinkedTails(this, tails) : null;

    private sealed class LinkedTails(LinkedLikelihood<TOutput, TDistribution> linked, ITailLikelihood tails) : ITailLikelihood
    {
        public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
        {
            Require.Length(linked.RawOutputs, z);
            Span<double> room = linked.Room(z, stackalloc double[Scratch.OnStack]);
            linked.Translate(z, room[..z.Length], room[z.Length..]);
            var loss = tails.TailLoss(tail, room[..z.Length], bound, gradient, curvature);
            linked.Chain(room[z.Length..], gradient, curvature);
            return loss;
        }
    }
}
