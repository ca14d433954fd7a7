namespace LossNotebooks;

/// <summary>A term of a sum over the examples of a batch: the loss of one. Written once, it is computed for as many examples at once as the
/// machine's vectors hold.</summary>
public interface ILaneTerm
{
    /// <summary>The terms of the examples from <paramref name="i"/> on, as many as there are lanes; their slopes go where the term has
    /// been told (<see cref="LaneBatch.Slope"/>).</summary>
    T At<T>(int i)
        where T : struct, ILanes<T>;
}

/// <summary>Sums over a batch that have the same digits at every width: always eight partial sums, example i in the one with number i mod
/// 8, added up in one order. What is left at the end goes one by one, with the digits that it would have in the middle.</summary>
public static class LaneSum
{
    /// <summary>How many lanes there are at most.</summary>
    public const int MostLanes = 8;

    /// <summary>Σᵢ of the terms of that many examples, at the width of the machine.</summary>
    public static double Of<TTerm>(TTerm term, int examples)
        where TTerm : ILaneTerm, allows ref struct => Lanes.Run<Code<TTerm>, double>(new Code<TTerm>(term, examples));

    internal static double Of<T, TTerm>(TTerm term, int examples)
        where T : struct, ILanes<T>
        where TTerm : ILaneTerm, allows ref struct
    {
        Span<double> sums = stackalloc double[MostLanes];
        var i = 0;
        for (; i <= examples - MostLanes; i += MostLanes)
        {
            for (var k = 0; k < MostLanes; k += T.Count)
            {
                (T.Load(sums[k..]) + term.At<T>(i + k)).Store(sums[k..]);
            }
        }

        for (; i < examples; i++)
        {
            sums[i % MostLanes] += term.At<Lanes1>(i);
        }

        return sums[0] + sums[1] + (sums[2] + sums[3]) + (sums[4] + sums[5] + (sums[6] + sums[7]));
    }

    private readonly ref struct Code<TTerm>(TTerm term, int examples) : ILaneCode<double>
        where TTerm : ILaneTerm, allows ref struct
    {
        private readonly TTerm term = term;

        public double Run<T>()
            where T : struct, ILanes<T> => Of<T, TTerm>(term, examples);
    }
}
