namespace LossNotebooks;

/// <summary>c[0] + c[1] x + c[2] x² + …</summary>
/// <remarks>Even and odd powers apart, so that a multiplication need not wait for the addition before it; always in this order.</remarks>
internal static class Polynomial
{
    public static T Of<T>(T x, ReadOnlySpan<double> c)
        where T : struct, ILanes<T>
    {
        T square = x * x, one = c[^1], other = c[^2];
        for (var i = c.Length - 3; i > 0; i -= 2)
        {
            one = one * square + c[i];
            other = other * square + c[i - 1];
        }

        return c.Length % 2 == 0 ? one * x + other : other * x + (one * square + c[0]);
    }
}
