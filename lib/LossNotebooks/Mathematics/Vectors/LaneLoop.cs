using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>The loss of an example, written once, and computed for as many examples at once as the machine's vectors hold.</summary>
/// <remarks>A term stands inside no class that is generic over other classes: they share its code, which then looks up its types while it
/// runs, and takes a fifth longer.</remarks>
public interface ILaneTerm
{
    /// <summary>The losses of the examples from <paramref name="i"/> on, as many as there are lanes; what else is asked for goes where the
    /// term has been told (<see cref="Batch{TOutput}"/>).</summary>
    T At<T>(int i)
        where T : struct, ILanes<T>;
}

/// <summary>Goes through a batch at the width of the machine. What is left at the end goes one by one, with the digits that it would have
/// in the middle.</summary>
public static class LaneLoop
{
    /// <summary>How many lanes there are at most.</summary>
    public const int MostLanes = 16;

    /// <summary>The losses of all examples.</summary>
    public static void Run<TTerm>(TTerm term, Span<double> losses)
        where TTerm : ILaneTerm, allows ref struct => Lanes.Run<Code<TTerm>, int>(new Code<TTerm>(term, losses));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Run<T, TTerm>(TTerm term, Span<double> losses)
        where T : struct, ILanes<T>
        where TTerm : ILaneTerm, allows ref struct
    {
        var i = 0;
        for (; i <= losses.Length - T.Count; i += T.Count)
        {
            term.At<T>(i).Store(losses, i);
        }

        for (; i < losses.Length; i++)
        {
            losses[i] = term.At<Lanes1>(i);
        }

        return i;
    }

    private readonly ref struct Code<TTerm>(TTerm term, Span<double> losses) : ILaneCode<int>
        where TTerm : ILaneTerm, allows ref struct
    {
        private readonly TTerm term = term;
        private readonly Span<double> losses = losses;

        public int Run<T>()
            where T : struct, ILanes<T> => Run<T, TTerm>(term, losses);
    }
}
