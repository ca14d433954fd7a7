using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>The second derivative of <see cref="StudentT.LogNormaliser"/> by log ν, ½ν (ψ(ν/2) − ψ((ν + 1)/2)) + ¼ν² (ψ′(ν/2) − ψ′((ν +
/// 1)/2)) with nothing cancelling: ν log 2 for small ν, 1/4ν for large.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 5.11.2 and 5.15.8.</remarks>
internal readonly struct StudentTNormaliserCurvature : ILaneFunction
{
    private const double Large = 8;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T nu)
        where T : struct, ILanes<T>
    {
        T isLarge = nu >= Large, bounded = T.Select(isLarge, Large, nu), inverse = 1.0 / nu;
        var square = 1.0 + bounded * (2.0 + bounded); // (1 + ν)², with one rounding for small ν
        var small = bounded / square * Polynomial.Of((bounded - 3.0) / (bounded + 3.0), Coefficients.StudentCurvature);
        var large = inverse * Polynomial.Of(inverse * inverse, Coefficients.StudentCurvatureLarge);
        return T.Select(isLarge, large, small);
    }
}
