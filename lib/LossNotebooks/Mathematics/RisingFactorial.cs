using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>log (x (x + 1) … (x + k − 1) / xᵏ) = Σ log(1 + j/x) over j &lt; k, by how much a rising factorial exceeds a power, with its
/// first two derivatives by −log x. Sums of positive terms, so that nothing cancels, also where x is no double; of many factors by
/// Stirling's formula, with n = x + k and the deviance D(n, x) = n log(n/x) − k: D(n, x) − ½ log(n/x), and what the formula misses at n
/// less that at x.</summary>
internal readonly record struct RisingFactorial<T>(T Log, T Slope, T Bend)
    where T : struct, ILanes<T>
{
    // So many factors 1 + j/x, x being no smaller and j an int, are a double.
    private const int Together = 6;
    private const double Smallest = 1e-30, Largest = 1e300;

    // More factors take longer one by one.
    private const double Many = 64;

    /// <summary>Of k factors, from log x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static RisingFactorial<T> Of(in T factors, in T log)
    {
        var isMany = factors > Many;
        var few = OfFew(T.Select(isMany, 0.0, factors), log);
        if (!T.Any(isMany))
        {
            return few;
        }

        var many = OfMany(T.Select(isMany, factors, Many), log);
        return new(
            T.Select(isMany, many.Log, few.Log), T.Select(isMany, many.Slope, few.Slope), T.Select(isMany, many.Bend, few.Bend));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static RisingFactorial<T> OfMany(in T factors, in T log)
    {
        T logN = LaneMath.Softplus(LaneMath.Log(factors) - log, out var rest, out _, out var share); // log(n/x), k/n and x/n
        T logRatio = logN, x = LaneMath.Exp(log);
        x = T.Select(x > Largest, Largest, x); // from there on all is nothing
        var n = x + factors;
        logN = LaneMath.Log(n);
        T restOfX = LogScaledGamma.Rest(x, log, out var slopeOfX), restOfN = LogScaledGamma.Rest(n, logN, out var slopeOfN);
        T bendOfX = LogScaledGammaCurvature.Of(log), bendOfN = LogScaledGammaCurvature.Of(logN);
        var distance = Deviance.Of(x, n, -factors, -logRatio);
        var bend = T.Select(factors > x, x * (logRatio - rest), factors * rest - distance);
        return new(
            Deviance.Of(n, x, factors, logRatio) - 0.5 * logRatio + (restOfN - restOfX),
            distance - 0.5 * rest + (slopeOfX - share * slopeOfN),
            bend - share * rest * (0.5 - slopeOfN) + (share * share * bendOfN - bendOfX));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static RisingFactorial<T> OfFew(in T factors, in T log)
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
