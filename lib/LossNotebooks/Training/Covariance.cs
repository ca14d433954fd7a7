namespace LossNotebooks;

/// <summary>H⁻¹ across the directions along which a loss curves upwards. Along those in which it is flat, as where all logits of a softmax
/// move together, many φ are best, and nothing is known of what moves along them.</summary>
internal sealed class Covariance
{
    // Of the length of a direction: if no more of it is flat, that is rounding.
    private const double Rounding = 1e-6;

    private readonly PrincipalAxes axes;
    private readonly double flat;

    private Covariance(PrincipalAxes axes, double flat) => (this.axes, this.flat) = (axes, flat);

    /// <summary>That of a loss with this curvature; null if there is a direction in which it falls, or has a kink.</summary>
    /// <param name="curvature">The lower triangle of H.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="flat">The curvature, where the diagonal is 1, that can't be told from none.</param>
    public static Covariance? OrNull(double[] curvature, int rows, double flat)
    {
        if (!Array.TrueForAll(curvature, double.IsFinite))
        {
            return null;
        }

        var axes = new PrincipalAxes(curvature, rows);
        return Array.Exists(axes.Bends, bend => bend < -flat) ? null : new(axes, flat);
    }

    /// <summary>H⁻¹ a, as if flat directions had no part in it.</summary>
    public double[] Times(ReadOnlySpan<double> a)
    {
        var product = new double[a.Length];
        for (var k = 0; k < a.Length; k++)
        {
            if (!IsFlat(k))
            {
                Columns.AddMultiple(axes[k], Sums.OfProducts(axes[k], a) / axes.Bends[k], product);
            }
        }

        return product;
    }

    /// <summary>Whether something is known of aᵀφ: not where it moves along a flat direction.</summary>
    public bool Knows(ReadOnlySpan<double> a)
    {
        double all = 0, along = 0;
        for (var k = 0; k < a.Length; k++)
        {
            var part = Math.Pow(Sums.OfProducts(axes[k], a), 2);
            all += part;
            along += IsFlat(k) ? part : 0;
        }

        return !(Math.Sqrt(along) > Rounding * Math.Sqrt(all));
    }

    private bool IsFlat(int k) => axes.Bends[k] < flat;
}
