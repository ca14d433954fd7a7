namespace LossNotebooks;

/// <content>The best constant model, where training starts.</content>
public abstract partial class Likelihood<TOutput>
{
    /// <summary>The raw outputs of the best constant model: argmin over z of Σᵢ Loss(z, yᵢ); K numbers. By default it is
    /// searched from z = 0, by Newton's method if there is a curvature, else by BFGS; a likelihood that knows a closed form, or a better
    /// place to search from, overrides this.</summary>
    /// <exception cref="ArgumentException">There is no example, or no constant model is best.</exception>
    public virtual double[] Start(ReadOnlySpan<TOutput> y) => SearchStart(y, new double[RawOutputs]);

    /// <summary>The same from the means of the numbers of y and their covariance, of a likelihood that asks no more of outputs: whatever
    /// its other raw outputs are, if they are constant, the first ones, its first parameter's, are means, and best where the sums of
    /// squares are least. Null of others.</summary>
    /// <param name="means">The means.</param>
    /// <param name="factor">An upper triangular R with RᵀR = Σᵢ (yᵢ − ȳ)(yᵢ − ȳ)ᵀ/I: of one number its standard deviation.</param>
    internal virtual double[]? StartOfSquares(ReadOnlySpan<double> means, double[,] factor) => null;

    /// <summary>Searches the best constant model from the raw outputs <paramref name="from"/>: the recipe itself, with a model without
    /// inputs.</summary>
    /// <exception cref="ArgumentException">There is no example, or the search does not end where the mean gradient is 0.</exception>
    protected double[] SearchStart(ReadOnlySpan<TOutput> y, double[] from)
    {
        CheckAll(y);
        var loss = new NegativeLogLikelihood<TOutput>(new LinearModel(0, RawOutputs), this, [], y.ToArray());
        var best = HasCurvature ? ByNewton(loss, from) : Newton.Polish(loss, Bfgs.Descend(loss, from).Phi).Phi;
        return best is not null && GradientImbalance(best, y) <= 1e-6 + 10 * Digits(loss, best) ? best
            : throw new ArgumentException(
                "No constant model was found that is best for these y. Are they all the same? "
                + "Or is the gradient wrong (Laws.CheckGradient)?",
                nameof(y));
    }

    // What the last digits of z are in units of the spread of y: near 1 where y is very far from 0.
    private static double Digits(NegativeLogLikelihood<TOutput> loss, double[] z)
    {
        double[] units = loss.HasCurvature ? LossNotebooks.Curvature.Units(loss, z) : [.. z.Select(_ => double.PositiveInfinity)];
        return z.Zip(units, (value, unit) => 1e-15 * Math.Abs(value) / unit).Max() / Math.Sqrt(loss.Examples);
    }

    // Null where the search does not arrive: then the best raw outputs lie at infinity.
    private static double[]? ByNewton(NegativeLogLikelihood<TOutput> loss, double[] from)
    {
        try
        {
            return Minimum.Search(loss, from, loss.Examples, k => $"z[{k}]", progress: null).History.Phi;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>How far the gradients of a constant model are from cancelling: the largest of |Σᵢ ∂Lossᵢ/∂z[k]| / Σᵢ |∂Lossᵢ/∂z[k]|, from 0
    /// to 1.</summary>
    internal double GradientImbalance(double[] z, ReadOnlySpan<TOutput> y)
    {
        double[] sum = new double[RawOutputs], size = new double[RawOutputs], gradient = new double[RawOutputs];
        foreach (var output in y)
        {
            Gradient(z, output, gradient);
            for (var k = 0; k < sum.Length; k++)
            {
                sum[k] += gradient[k];
                size[k] += Math.Abs(gradient[k]);
            }
        }

        return sum.Zip(size, (total, size) => size == 0 ? 0 : Math.Abs(total) / size).Max();
    }
}
