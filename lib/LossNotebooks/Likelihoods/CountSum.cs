namespace LossNotebooks;

/// <summary>−log of the sum of the probabilities of consecutive counts, with its derivatives by z: the mean slope; and the mean curvature
/// minus the covariance of the slopes.</summary>
internal static class CountSum
{
    /// <summary>Of the counts from first to last.</summary>
    public static double Of<TCounts>(
        Likelihood<double, TCounts> likelihood, ReadOnlySpan<double> z, double first, double last, Span<double> gradient,
        Span<double> curvature)
        where TCounts : ScalarDistribution
    {
        int size = z.Length, places = curvature.Length;
        Span<double> room = 2 * size + places <= Scratch.OnStack ? stackalloc double[2 * size + places] : new double[2 * size + places];
        Span<double> origin = room[..size], slopes = room.Slice(size, size), bends = room[(2 * size)..];
        gradient.Clear();
        curvature.Clear();
        double sum = 0, least = double.PositiveInfinity;
        for (var y = first; y <= last; y++)
        {
            var loss = likelihood.Loss(z, y);
            if (double.IsInfinity(loss))
            {
                continue;
            }

            likelihood.Gradient(z, y, slopes);
            if (sum == 0)
            {
                slopes.CopyTo(origin); // distances from it keep more digits than the slopes
            }

            if (places > 0)
            {
                likelihood.Curvature(z, y, bends);
            }

            if (loss < least)
            {
                var shrink = Math.Exp(loss - least);
                Scale(gradient, shrink);
                Scale(curvature, shrink);
                (sum, least) = (sum * shrink, loss);
            }

            var weight = Math.Exp(least - loss);
            sum += weight;
            Add(weight, origin, slopes, bends, gradient, curvature);
        }

        if (sum == 0)
        {
            return double.PositiveInfinity;
        }

        Scale(gradient, 1 / sum);
        Scale(curvature, 1 / sum);
        Finish(origin, gradient, curvature);
        return least - Math.Log(sum);
    }

    private static void Add(
        double weight, ReadOnlySpan<double> origin, Span<double> slopes, ReadOnlySpan<double> bends, Span<double> gradient,
        Span<double> curvature)
    {
        for (var k = 0; k < slopes.Length; k++)
        {
            slopes[k] -= origin[k];
            gradient[k] += weight * slopes[k];
            for (var l = 0; l <= k && !bends.IsEmpty; l++)
            {
                curvature[Triangle.Place(k, l)] += weight * (bends[Triangle.Place(k, l)] - slopes[k] * slopes[l]);
            }
        }
    }

    private static void Finish(ReadOnlySpan<double> origin, Span<double> gradient, Span<double> curvature)
    {
        for (var k = 0; k < gradient.Length; k++)
        {
            for (var l = 0; l <= k && !curvature.IsEmpty; l++)
            {
                curvature[Triangle.Place(k, l)] += gradient[k] * gradient[l];
            }
        }

        Columns.Add(origin, gradient);
    }

    private static void Scale(Span<double> numbers, double factor)
    {
        foreach (ref var number in numbers)
        {
            number *= factor;
        }
    }
}
