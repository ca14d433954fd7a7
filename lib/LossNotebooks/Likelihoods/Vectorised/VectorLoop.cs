using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>
/// Runs a vector loss over a batch in one pass: each number is read once, and each slope written once, while all between stays in
/// registers. What is left at the end goes one by one through the likelihood itself.
/// </summary>
/// <remarks>
/// Vectors have four numbers on every processor, whatever it could do at once: sums depend on the order of their terms, and a course must
/// not print other digits on another machine.
/// </remarks>
public static class VectorLoop
{
    /// <summary>How many of the examples fill whole vectors.</summary>
    public static int Whole(int examples) => examples - examples % Vector256<double>.Count;

    /// <summary>The summed loss, and its slopes into <paramref name="gradient"/> unless that is empty: what
    /// <see cref="Likelihood{TOutput}.Batch"/> is to return.</summary>
    /// <param name="loss">The loss of whole vectors.</param>
    /// <param name="likelihood">The loss of what is left at the end.</param>
    /// <param name="z">The raw outputs, column-major.</param>
    /// <param name="y">The outputs.</param>
    /// <param name="gradient">As long as z, or empty.</param>
    public static double Sum<TLoss>(
        TLoss loss, Likelihood<double> likelihood, ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient)
        where TLoss : struct, IVectorLoss1
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        var whole = Whole(y.Length);
        var sum = Vector256<double>.Zero;
        for (var i = 0; i < whole; i += Vector256<double>.Count)
        {
            sum += loss.Loss(Vector256.Create(z[i..]), Vector256.Create(y[i..]), out var slope);
            if (!gradient.IsEmpty)
            {
                slope.CopyTo(gradient[i..]);
            }
        }

        return Sums.Of(sum) + likelihood.SumOneByOne(z, y, gradient, whole);
    }

    /// <inheritdoc cref="Sum{TLoss}"/>
    public static double SumOfTwo<TLoss>(
        TLoss loss, Likelihood<double> likelihood, ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient)
        where TLoss : struct, IVectorLoss2
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        var whole = Whole(y.Length);
        ReadOnlySpan<double> z1 = z[..y.Length], z2 = z[y.Length..];
        Span<double> gradient1 = gradient.IsEmpty ? default : gradient[..y.Length];
        Span<double> gradient2 = gradient.IsEmpty ? default : gradient[y.Length..];
        var sum = Vector256<double>.Zero;
        for (var i = 0; i < whole; i += Vector256<double>.Count)
        {
            sum += loss.Loss(
                Vector256.Create(z1[i..]), Vector256.Create(z2[i..]), Vector256.Create(y[i..]), out var slope1, out var slope2);
            if (!gradient.IsEmpty)
            {
                slope1.CopyTo(gradient1[i..]);
                slope2.CopyTo(gradient2[i..]);
            }
        }

        return Sums.Of(sum) + likelihood.SumOneByOne(z, y, gradient, whole);
    }
}
