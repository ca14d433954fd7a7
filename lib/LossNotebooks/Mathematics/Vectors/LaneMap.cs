using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>Applies a function to whole spans; what is left at the end goes one by one, with the digits that it would have in the
/// middle.</summary>
internal static class LaneMap
{
    public static void Apply<TFunction>(ReadOnlySpan<double> x, Span<double> result)
        where TFunction : ILaneFunction => Lanes.Run<Code<TFunction>, int>(new Code<TFunction>(x, result));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Apply<T, TFunction>(ReadOnlySpan<double> x, Span<double> result)
        where T : struct, ILanes<T>
        where TFunction : ILaneFunction
    {
        var i = 0;
        for (; i <= x.Length - T.Count; i += T.Count)
        {
            TFunction.Of(T.Load(x, i)).Store(result, i);
        }

        for (; i < x.Length; i++)
        {
            result[i] = TFunction.Of<Lanes1>(x[i]);
        }

        return i;
    }

    private readonly ref struct Code<TFunction>(ReadOnlySpan<double> x, Span<double> result) : ILaneCode<int>
        where TFunction : ILaneFunction
    {
        private readonly ReadOnlySpan<double> x = x;
        private readonly Span<double> result = result;

        public int Run<T>()
            where T : struct, ILanes<T> => Apply<T, TFunction>(x, result);
    }
}
