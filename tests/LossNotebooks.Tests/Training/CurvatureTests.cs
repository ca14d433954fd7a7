using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace LossNotebooks.Tests.Training;

public class CurvatureTests
{
    private static readonly double[] Speed = Datasets.Cars().Numbers("speed"), Distance = Datasets.Cars().Numbers("dist");

    private static readonly NegativeLogLikelihood<double> Line = new(new LinearModel(1), new NormalMeanLikelihood(15), Speed, Distance);

    [Fact]
    public void The_hessian_of_least_squares_is_the_moments_of_x()
    {
        var hessian = Line.Hessian([1, 2]) * (15 * 15);
        double[] moments = [50, Speed.Sum(), Speed.Sum(), Speed.Sum(x => x * x)];
        Assert.All(moments.Zip(hessian.ToRowMajorArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-9 * pair.First));
    }

    [Fact]
    public void The_hessian_of_a_bernoulli_loss_is_the_weighted_moments_of_x()
    {
        var rings = Datasets.ORings();
        double[] x = rings.Numbers("temperature"), y = rings.Indicator("damage", "yes"), phi = [15, -0.23];
        var weights = x.Select(t => 1 / (1 + Math.Exp(-phi[0] - phi[1] * t))).Select(p => p * (1 - p)).ToArray();
        var hessian = new NegativeLogLikelihood<double>(new LinearModel(1), new BernoulliLikelihood(), x, y).Hessian(phi);
        Assert.Equal(weights.Sum(), hessian[0, 0], 1e-9 * weights.Sum());
        Assert.Equal(weights.Zip(x, (w, t) => w * t).Sum(), hessian[0, 1], 1e-9 * hessian[0, 1]);
        Assert.Equal(weights.Zip(x, (w, t) => w * t * t).Sum(), hessian[1, 1], 1e-9 * hessian[1, 1]);
    }

    [Fact]
    public void A_kink_has_no_curvature()
    {
        var loss = new NegativeLogLikelihood<double>(new LinearModel(0, 2), new LaplaceLikelihood(), [], [1, 2, 3]);
        Assert.True(double.IsNaN(loss.Hessian([2, 0])[0, 0]));
    }

    [Fact]
    public void Newton_needs_one_step_for_a_parabola()
    {
        var history = new Newton().Minimize(Line, [0, 0]);
        Assert.Equal(-17.579094890510895, history.Path[1][0], 1e-6);
        Assert.Equal(3.9324087591240855, history.Phi[1], 1e-10);
        Assert.InRange(history.Steps, 1, 3);
    }

    public static TheoryData<Func<IObjectiveFunction, Vector<double>, Vector<double>>> MathNetOptimisers => new()
    {
        (loss, start) => new NewtonMinimizer(1e-9, 100).FindMinimum(loss, start).MinimizingPoint,
        (loss, start) => new BfgsMinimizer(1e-9, 1e-12, 0).FindMinimum(loss, start).MinimizingPoint,
        (loss, start) => new NelderMeadSimplex(1e-14, 10000).FindMinimum(loss, start).MinimizingPoint,
    };

    [Theory]
    [MemberData(nameof(MathNetOptimisers), DisableDiscoveryEnumeration = true)]
    public void Optimisers_of_MathNet_minimise_a_loss(Func<IObjectiveFunction, Vector<double>, Vector<double>> minimise)
    {
        var phi = minimise(Line.AsObjectiveFunction(), Vector<double>.Build.Dense([1, 1]));
        Assert.Equal(-17.579095, phi[0], 1e-3);
        Assert.Equal(3.932409, phi[1], 1e-4);
    }
}
