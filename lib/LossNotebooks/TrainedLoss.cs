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
/// neither, or the loss falls along some direction.</param>
/// <param name="toRaw">The rows of A.</param>
/// <param name="requireUnchanged">Throws if the rows are no longer what they were.</param>
internal sealed class TrainedLoss<TOutput>(
    NegativeLogLikelihood<TOutput> sum, IObjective loss, double[] best, Covariance? covariance, double[][] toRaw,
    Action requireUnchanged)
{
    // So far a profile is followed to the place where it has risen enough, in standard errors; beyond it never does.
    private const double Farthest = 1000;

    private const int MostFailures = 20;

    /// <summary>√ of the diagonal of A H⁻¹ Aᵀ: NaN where there is no curvature.</summary>
    public double[] StandardErrors() => Roots((a, product) => Sums.OfProducts(a, product));

    /// <summary>The same of H⁻¹ (Σᵢ sᵢsᵢᵀ) H⁻¹ with sᵢ the slope of example i's loss: right also where the distribution is not.
    /// NaN where H is only what the distribution expects.</summary>
    public double[] SandwichErrors()
    {
        if (covariance is null || loss.HasInformation)
        {
            return Array.ConvertAll(best, _ => double.NaN);
        }

        requireUnchanged();
        var products = new double[Triangle.Size(best.Length)];
        sum.ScoreProducts(best, products);
        var scores = Curvature.Full(products, best.Length);
        return Roots((_, product) =>
        {
            var v = Vector<double>.Build.Dense(product);
            return v * scores * v;
        });
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

        requireUnchanged();
        var direction = Vector<double>.Build.Dense(toRaw[p]);
        var towards = Vector<double>.Build.Dense(covariance.Times(toRaw[p]));
        towards /= direction * towards;
        var others = best.Length == 1 ? null
            : direction.ToColumnMatrix().QR(QRMethod.Full).Q.SubMatrix(0, best.Length, 1, best.Length - 1);
        var profile = new ProfileOf(loss, best, towards, others, sum.Examples);
        return (End(-error), End(error));

        double End(double unit)
        {
            try
            {
                return Distance(profile.Rise, unit, rise);
            }
            catch (InvalidOperationException notFound)
            {
                throw new InvalidOperationException(
                    $"The {(unit < 0 ? "lower" : "upper")} end of the interval was not found, as on the way there the search for the best "
                    + $"values of the other coefficients did not arrive: {notFound.Message}", notFound);
            }
        }
    }

    // √(2 rise of the loss) grows about as the distance in standard errors: a root that is soon found. Where the others are not found they
    // may be from a place less far.
    private static double Distance(Func<double, double> risen, double error, double rise)
    {
        double TooFar(double distance) => Math.Sqrt(2 * Math.Max(0, risen(error * distance))) - Math.Sqrt(2 * rise);
        var (near, far) = (0.0, 2 * Math.Sqrt(2 * rise));
        for (var failures = 0; far <= Farthest;)
        {
            try
            {
                if (!(TooFar(far) < 0))
                {
                    return error * Brent.FindRoot(TooFar, near, far, 1e-10, 200);
                }

                (near, far) = (far, 2 * far);
            }
            catch (InvalidOperationException) when (failures < MostFailures)
            {
                (failures, far) = (failures + 1, (near + far) / 2);
            }
        }

        return error * double.PositiveInfinity;
    }

    // √ of a variance of each coefficient, which its row a of A and H⁻¹ a give.
    private double[] Roots(Func<double[], double[], double> variance) => Array.ConvertAll(
        toRaw, a => covariance?.Knows(a) == true ? Math.Sqrt(variance(a, covariance.Times(a))) : double.NaN);

    // How the loss rises where one coefficient moves away from φ̂ and the others follow.
    private sealed class ProfileOf(IObjective loss, double[] best, Vector<double> towards, Matrix<double>? others, int examples)
    {
        // A parameter whose unit has grown so much is on its way to infinity, from where it would not come back.
        private const double FarOut = 100;

        // Of 1 + |L|: a loss that is lower by more is not one of rounding.
        private const double Rounding = 1e-6;

        private readonly double lowest = loss.Value(best);
        private readonly double[] units = others is null ? [] : Curvature.Units(
            new RestrictedObjective(loss, Vector<double>.Build.DenseOfArray(best), others), new double[others.ColumnCount]);

        private readonly List<Place> minima = [new(0, best)];

        public double Rise(double moved)
        {
            // As the parabola at φ̂ has it.
            var near = minima.MinBy(place => Math.Abs(place.Moved - moved))!;
            var start = Vector<double>.Build.DenseOfArray(near.Phi) + towards * (moved - near.Moved);
            return (others is null ? loss.Value(start.ToArray()) : Lowest(moved, new(loss, start, others))) - lowest;
        }

        // The others start where they are best nearby, and move in the plane in which the coefficient stays as it is.
        private double Lowest(double moved, RestrictedObjective plane)
        {
            var (search, isMinimum) = Minimum.Infimum(plane, new double[plane.ParameterCount], examples, u => $"direction {u} of them");
            if (search.Loss < lowest - Rounding * (1 + Math.Abs(lowest)))
            {
                throw new InvalidOperationException("there the loss is lower than that of the fit.");
            }

            if (isMinimum && Curvature.Units(plane, search.Phi).Zip(units, (there, here) => there / here).Max() < FarOut)
            {
                minima.Add(new(moved, plane.Phi(search.Phi)));
            }

            return search.Loss;
        }

        private sealed record Place(double Moved, double[] Phi);
    }
}
