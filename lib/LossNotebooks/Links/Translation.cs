using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>A column of raw outputs z of one link, and room for those of another with the same θ: t(z), with dt/dz and, if it is asked for,
/// d²t/dz².</summary>
internal readonly ref struct Translation(ReadOnlySpan<double> z, Span<double> t, Span<double> slopes, Span<double> bends)
{
    private readonly ReadOnlySpan<double> z = z;
    private readonly Span<double> t = t, slopes = slopes, bends = bends;

    /// <summary>Fills it.</summary>
    public void By<TFunction>()
        where TFunction : ITranslation => LaneLoop.Run(new Term<TFunction>(this), t);

    private readonly ref struct Term<TFunction>(Translation translation) : ILaneTerm
        where TFunction : ITranslation
    {
        private readonly Translation translation = translation;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            var t = TFunction.Of(T.Load(translation.z, i), !translation.bends.IsEmpty, out var slope, out var bend);
            slope.Store(translation.slopes, i);
            if (!translation.bends.IsEmpty)
            {
                bend.Store(translation.bends, i);
            }

            return t;
        }
    }
}

/// <summary>t(z) with its first derivative and, if it is asked for, the second, for as many numbers at once as there are lanes.</summary>
internal interface ITranslation
{
    static abstract T Of<T>(in T z, bool hasBend, out T slope, out T bend)
        where T : struct, ILanes<T>;
}
