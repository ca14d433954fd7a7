using System.Numerics;

namespace LossNotebooks;

/// <summary>The functions of <see cref="Exponentials"/> for several numbers at once.</summary>
internal static class VectorMath
{
    /// <summary>log(1 + x) for 0 ≤ x ≤ 1: the rounding error of 1 + x is divided out again.</summary>
    /// <remarks>Higham (2002), Accuracy and Stability of Numerical Algorithms, problem 1.5.</remarks>
    public static Vector<double> Log1p(Vector<double> x)
    {
        var sum = Vector<double>.One + x;
        return Vector.ConditionalSelect(Vector.Equals(sum, Vector<double>.One), x, Vector.Log(sum) * x / (sum - Vector<double>.One));
    }

    /// <summary>log(1 + exp x), and its derivative, the sigmoid of x.</summary>
    public static Vector<double> Softplus(Vector<double> x, out Vector<double> sigmoid)
    {
        var e = Vector.Exp(-Vector.Abs(x));
        sigmoid = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(x, Vector<double>.Zero), Vector<double>.One, e) / (Vector<double>.One + e);
        return Vector.Max(x, Vector<double>.Zero) + Log1p(e);
    }

    /// <summary>log Σ exp of the vectors, number by number, with the largest taken out first; −∞ if all are.</summary>
    public static Vector<double> LogSumExp(ReadOnlySpan<Vector<double>> x)
    {
        var max = x[0];
        foreach (var value in x)
        {
            max = Vector.Max(max, value);
        }

        var sum = Vector<double>.Zero;
        foreach (var value in x)
        {
            sum += Vector.Exp(value - max);
        }

        return Vector.ConditionalSelect(Vector.Equals(max, new(double.NegativeInfinity)), max, max + Vector.Log(sum));
    }

    /// <summary>exp(½ z), to be multiplied by twice: exp(z) alone may overflow where the product does not.</summary>
    public static Vector<double> HalfExp(Vector<double> z) => Vector.Exp(0.5 * z);
}
