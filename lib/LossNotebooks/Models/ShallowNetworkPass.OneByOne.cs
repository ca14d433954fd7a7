using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <content>The hot loops number by number, in the order of the vectors: for machines on which vectors of four are made of calls, as in
/// WebAssembly, where they are several times slower.</content>
internal sealed partial class ShallowNetworkPass
{
    private static ReadOnlySpan<double> Numbers(ReadOnlySpan<Vector256<double>> vectors) =>
        MemoryMarshal.Cast<Vector256<double>, double>(vectors);

    private static Span<double> Numbers(Span<Vector256<double>> vectors) => MemoryMarshal.Cast<Vector256<double>, double>(vectors);

    private static void AddActivation(ReadOnlySpan<double> source, double weight, double bias, double outputWeight, Span<double> z)
    {
        source = source[..z.Length];
        for (var i = 0; i < z.Length; i++)
        {
            var u = weight * source[i] + bias;
            z[i] += outputWeight * (u <= 0 ? 0 : u);
        }
    }

    private static (double S, double T) SumsWhereActive(
        ReadOnlySpan<double> source, double weight, double bias, ReadOnlySpan<double> dz, ReadOnlySpan<double> x)
    {
        Span<double> s = stackalloc double[8], t = stackalloc double[8];
        dz = dz[..source.Length];
        x = x[..source.Length];
        for (var lane = 0; lane < s.Length; lane++)
        {
            double sumOfLane = 0, productsOfLane = 0;
            for (var i = lane; i < source.Length; i += s.Length)
            {
                if (weight * source[i] + bias > 0)
                {
                    sumOfLane += dz[i];
                    productsOfLane += dz[i] * x[i];
                }
            }

            (s[lane], t[lane]) = (sumOfLane, productsOfLane);
        }

        return (Total(s), Total(t));

        static double Total(ReadOnlySpan<double> lanes) =>
            lanes[0] + lanes[4] + (lanes[1] + lanes[5]) + (lanes[2] + lanes[6] + (lanes[3] + lanes[7]));
    }
}
