using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using MathNet.Numerics.RootFinding;

namespace LossNotebooks;

/// <summary>The loss that a fit on a frame has minimised, kept for what is asked afterwards. The search ran on standardised columns:
/// φ = A φ′ − shift.</summary>
/// <param name="sum">L[φ′], of the rows alone.</param>
/// <param name="loss">What was minimised: L[φ′], perhaps with a prior's term.</param>
/// <param name="best">φ̂′.</param>
/// <param name="covariance">H⁻¹ there, H being the curvature or, where the loss has kinks, the expected information; null where there is
/// neither.</param>
/// <param name="toRaw">A.</param>
internal sealed class TrainedLoss<TOutput>(
    NegativeLogLikelihood<TOutput> sum, IObjective loss, double[] best, Matrix<double>? covariance, Matrix<double> toRaw)
{
    // So far a profile is followed to the place where it has risen enough, in standard errors; beyond it never does.
    private const double Farthest = 1000;

    /// <summary>√ of the diagonal of A H⁻¹ Aᵀ: NaN where there is no curvature.</summary>
    public double[] StandardErrors() => Roots(covariance);

    /// <summary>The same of H⁻¹ (Σᵢ sᵢsᵢᵀ) H⁻¹ with sᵢ the slope of example i's loss: right also where the distribution is not.
    /// NaN where H is only what the distribution expects.</summary>
    public double[] SandwichErrors()
    {
        if (covariance is null || loss.HasInformation)
        {
            return Roots(null);
        }

        var products = new double[Triangle.Size(best.Length)];
        sum.ScoreProducts(best, products);
        return Roots(covariance * Curvature.Full(products, best.Length) * covariance);
    }

    /// <summary>How far φ[p] can move up and down from its best value until the loss has risen by <paramref name="rise"/> nats, the others
    /// being the best there.</summary>
    /// <param name="p">Which coefficient.</param>
    /// <param name="error">Its standard error.</param>
    /// <param name="rise">In nats.</param>
    public (double Down, double Up) Profile(int p, double error, double rise)
    {
        if (!double.IsFinite(error) || covariance is null)
        {
            throw new InvalidOperationException(
                "The coefficient has no standard error, so that there is no scale on which to look for an interval.");
        }

        if (rise == 0)
        {
            return (0, 0);
        }

        // The others start where the parabola at φ̂ has its lowest point, and move in the plane in which φ[p] stays as it is.
        var direction = toRaw.Row(p);
        var towards = covariance * direction;
        towards /= direction * towards;
        var others = best.Length == 1 ? null
            : direction.ToColumnMatrix().QR(QRMethod.Full).Q.SubMatrix(0, best.Length, 1, best.Length - 1);
        var lowest = loss.Value(best);
        double Risen(double moved) => Lowest(Vector<double>.Build.DenseOfArray(best) + towards * moved, others) - lowest;
        return (Distance(Risen, -error, rise), Distance(Risen, error, rise));
    }

    // √(2 rise of the loss) grows about as the distance in standard errors: a root that is soon found.
    private static double Distance(Func<double, double> risen, double error, double rise)
    {
        double TooFar(double distance) => Math.Sqrt(2 * Math.Max(0, risen(error * distance))) - Math.Sqrt(2 * rise);
        var far = 2 * Math.Sqrt(2 * rise);
        while (far <= Farthest && TooFar(far) < 0)
        {
            far *= 2;
        }

        return far > Farthest ? error * double.PositiveInfinity : error * Brent.FindRoot(TooFar, 0, far, 1e-10, 200);
    }

    // On the plane through a place; without other parameters that is the place alone.
    private double Lowest(Vector<double> place, Matrix<double>? plane) => plane is null ? loss.Value(place.ToArray())
        : Minimum.Search(
            new RestrictedObjective(loss, place, plane), new double[plane.ColumnCount], sum.Examples,
            u => $"direction {u} of the others", progress: null).History.Loss;

    private double[] Roots(Matrix<double>? of) => of is null
        ? [.. Enumerable.Repeat(double.NaN, best.Length)]
        : [.. (toRaw * of * toRaw.Transpose()).Diagonal().Select(Math.Sqrt)];
}
