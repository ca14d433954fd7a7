using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>log (x (x + 1) … (x + k − 1) / xᵏ) = Σ log(1 + j/x) over j &lt; k, by how much a rising factorial exceeds a power, with its
/// first two derivatives by −log x. Sums of positive terms, so that nothing cancels, also where x is no double.</summary>
internal readonly record struct RisingFactorial<T>(T Log, T Slope, T Bend)
    where T : struct, ILanes<T>
{
    // So many factors 1 + j/x, x being no smaller and j an int, are a double.
    private const int Together = 6;
    private const double Smallest = 1e-30, Largest = 1e300;

    /// <summary>Of k factors, from log x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static RisingFactorial<T> Of(in T factors, in T log)
    {
        T x = LaneMath.Exp(log), isFar = (x < Smallest) | (x > Largest);
        var usual = OfNumber(factors, T.Select(isFar, 1.0, x));
        if (!T.Any(isFar))
        {
            return usual;
        }

        var far = OfLog(factors, log);
        return new(
            T.Select(isFar, far.Log, usual.Log), T.Select(isFar, far.Slope, usual.Slope), T.Select(isFar, far.Bend, usual.Bend));
    }

    // By how much a product of some factors exceeds 1 is a sum of positive terms, too, and they share a logarithm.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static RisingFactorial<T> OfNumber(in T factors, in T x)
    {
        T inverse = 1.0 / x, sum = 0.0, slope = 0.0, bend = 0.0, excess = 0.0;
        for (var j = 1; factors > j is var isLeft && T.Any(isLeft); j++)
        {
            T more = T.Select(isLeft, j * inverse, 0.0), rest = 1.0 / (1.0 + more);
            slope += more * rest;
            bend += more * rest * rest;
            excess += more + excess * more;
            if (j % Together == 0)
            {
                sum += LaneMath.Log1p(excess);
                excess = 0.0;
            }
        }

        return new(sum + LaneMath.Log1p(excess), slope, bend);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static RisingFactorial<T> OfLog(in T factors, in T log)
    {
        T sum = 0.0, slope = 0.0, bend = 0.0;
        for (var j = 1; factors > j is var isLeft && T.Any(isLeft); j++)
        {
            var softplus = LaneMath.Softplus(Math.Log(j) - log, out var share, out _, out var rest);
            sum += T.Select(isLeft, softplus, 0.0);
            slope += T.Select(isLeft, share, 0.0);
            bend += T.Select(isLeft, share * rest, 0.0);
        }

        return new(sum, slope, bend);
    }
}
