namespace LossNotebooks;

/// <summary>One term of a sum for each example from <c>i</c> on, as many as there are lanes; what else is known of them, as slopes, goes
/// where the term has been told.</summary>
internal interface ILaneTerm
{
    T At<T>(int i)
        where T : struct, ILanes<T>;
}

/// <summary>Sums over a batch that have the same digits at every width: always eight partial sums, example i in the one with number i mod
/// 8, added up in one order. What is left at the end goes one by one, with the digits that it would have in the middle.</summary>
internal static class LaneSum
{
    public const int Partial = 8;

    public static double Of<TTerm>(TTerm term, int examples)
        where TTerm : ILaneTerm, allows ref struct => Lanes.Run<Code<TTerm>, double>(new Code<TTerm>(term, examples));

    public static double Of<T, TTerm>(TTerm term, int examples)
        where T : struct, ILanes<T>
        where TTerm : ILaneTerm, allows ref struct
    {
        Span<double> sums = stackalloc double[Partial];
        var i = 0;
        for (; i <= examples - Partial; i += Partial)
        {
            for (var k = 0; k < Partial; k += T.Count)
            {
                (T.Load(sums[k..]) + term.At<T>(i + k)).Store(sums[k..]);
            }
        }

        for (; i < examples; i++)
        {
            sums[i % Partial] += term.At<Lanes1>(i);
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
