using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <content>The hot loops two numbers at a time, in the order of the vectors: for machines on which vectors of four are made of calls,
/// as in WebAssembly.</content>
internal sealed partial class ShallowNetworkPass
{
    private static ReadOnlySpan<Vector128<double>> Halves(ReadOnlySpan<Vector256<double>> vectors) =>
        MemoryMarshal.Cast<Vector256<double>, Vector128<double>>(vectors);

    private static Span<Vector128<double>> Halves(Span<Vector256<double>> vectors) =>
        MemoryMarshal.Cast<Vector256<double>, Vector128<double>>(vectors);

    private static void AddScaled(Vector128<double> weight, ReadOnlySpan<Vector128<double>> from, Span<Vector128<double>> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += weight * from[i];
        }
    }

    private static void AddActivation(
        ReadOnlySpan<Vector128<double>> source, Vector128<double> weight, Vector128<double> bias, Vector128<double> outputWeight,
        Span<Vector128<double>> z)
    {
        for (var i = 0; i < z.Length; i++)
        {
            z[i] += outputWeight * Vector128.Max(weight * source[i] + bias, Vector128<double>.Zero);
        }
    }

    private static (double S, double T) SumsWhereActive(
        ReadOnlySpan<Vector128<double>> source, Vector128<double> weight, Vector128<double> bias,
        ReadOnlySpan<Vector128<double>> dz, ReadOnlySpan<Vector128<double>> x)
    {
        Vector128<double> s0 = Vector128<double>.Zero, s1 = s0, s2 = s0, s3 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0;
        for (var i = 0; i < source.Length; i += 4)
        {
            AddIfActive(weight * source[i] + bias, dz[i], x[i], ref s0, ref t0);
            AddIfActive(weight * source[i + 1] + bias, dz[i + 1], x[i + 1], ref s1, ref t1);
            AddIfActive(weight * source[i + 2] + bias, dz[i + 2], x[i + 2], ref s2, ref t2);
            AddIfActive(weight * source[i + 3] + bias, dz[i + 3], x[i + 3], ref s3, ref t3);
        }

        return (Sums.Of(Vector256.Create(s0 + s2, s1 + s3)), Sums.Of(Vector256.Create(t0 + t2, t1 + t3)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddIfActive(
        Vector128<double> u, Vector128<double> dz, Vector128<double> x, ref Vector128<double> sum, ref Vector128<double> products)
    {
        var active = dz & Vector128.GreaterThan(u, Vector128<double>.Zero);
        sum += active;
        products += active * x;
    }
}
