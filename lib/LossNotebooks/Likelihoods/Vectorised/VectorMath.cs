using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>The functions of <see cref="Exponentials"/> for several numbers at once.</summary>
public static class VectorMath
{
    /// <summary>log(1 + x) for 0 ≤ x ≤ 1: the rounding error of 1 + x is divided out again.</summary>
    /// <remarks>Higham (2002), Accuracy and Stability of Numerical Algorithms, problem 1.5.</remarks>
    public static Vector256<double> Log1p(Vector256<double> x)
    {
        var sum = Vector256<double>.One + x;
        return Vector256.ConditionalSelect(
            Vector256.Equals(sum, Vector256<double>.One), x, Vector256.Log(sum) * x / (sum - Vector256<double>.One));
    }

    /// <summary>log(1 + exp x), and its derivative, the sigmoid of x.</summary>
    public static Vector256<double> Softplus(Vector256<double> x, out Vector256<double> sigmoid)
    {
        var e = Vector256.Exp(-Vector256.Abs(x));
        sigmoid = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256<double>.Zero), Vector256<double>.One, e)
            / (Vector256<double>.One + e);
        return Vector256.Max(x, Vector256<double>.Zero) + Log1p(e);
    }

    /// <summary>exp(x) − 1 − x.</summary>
    public static Vector256<double> Expm1Minus(Vector256<double> x)
    {
        var sum = Vector256<double>.One;
        for (var k = Exponentials.SeriesEnd; k > 2; k--)
        {
            sum = Vector256<double>.One + x * (1.0 / k) * sum;
        }

        return Vector256.ConditionalSelect(
            Vector256.GreaterThan(Vector256.Abs(x), Vector256.Create(Exponentials.NearZero)),
            Vector256.Exp(x) - Vector256<double>.One - x,
            0.5 * x * x * sum);
    }

    /// <summary>log Σ exp of the vectors, number by number, with the largest taken out first; −∞ if all are.</summary>
    public static Vector256<double> LogSumExp(ReadOnlySpan<Vector256<double>> x)
    {
        var max = x[0];
        foreach (var value in x)
        {
            max = Vector256.Max(max, value);
        }

        var sum = Vector256<double>.Zero;
        foreach (var value in x)
        {
            sum += Vector256.Exp(value - max);
        }

        return Vector256.ConditionalSelect(Vector256.Equals(max, Vector256.Create(double.NegativeInfinity)), max, max + Vector256.Log(sum));
    }

    /// <summary>exp(½ z), to be multiplied by twice: exp(z) alone may overflow where the product does not.</summary>
    public static Vector256<double> HalfExp(Vector256<double> z) => Vector256.Exp(0.5 * z);

    /// <summary>factor · half²; 0 where the factor is, even if the half is infinite.</summary>
    public static Vector256<double> TimesSquare(Vector256<double> factor, Vector256<double> half) =>
        Vector256.ConditionalSelect(Vector256.Equals(factor, Vector256<double>.Zero), Vector256<double>.Zero, factor * half * half);
}
