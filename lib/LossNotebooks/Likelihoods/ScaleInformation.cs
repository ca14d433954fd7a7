using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>The expected information of a place and of the log of a scale b that know nothing of each other: a/b², 0 and 1.</summary>
internal static class ScaleInformation
{
    /// <summary>That of a batch, in columns.</summary>
    /// <param name="times">a.</param>
    /// <param name="logScales">log b of each example.</param>
    /// <param name="informations">Where it goes.</param>
    public static void Of(double times, ReadOnlySpan<double> logScales, Span<double> informations)
    {
        var examples = logScales.Length;
        LaneLoop.Run(new Fast(times, logScales), informations[..examples]);
        informations.Slice(examples, examples).Clear();
        informations.Slice(2 * examples, examples).Fill(1);
    }

    private readonly ref struct Fast(double times, ReadOnlySpan<double> logScales) : ILaneTerm
    {
        private readonly ReadOnlySpan<double> logScales = logScales;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T> => LaneMath.TimesSquare(times, LaneMath.Exp(-T.Load(logScales, i)));
    }
}
