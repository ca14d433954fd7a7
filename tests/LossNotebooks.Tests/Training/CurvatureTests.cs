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

    public static TheoryData<string, Model> LinearModels => new()
    {
        { "all columns for each output", new LinearModel(3, 2) },
        { "columns of their own", new LinearModel(3, [[0, 2], [1]]) },
        { "a constant", new WithConstants(new LinearModel(3), 1) },
        { "an offset", new WithConstants(new WithOffset(new LinearModel(2))) },
    };

    [Theory]
    [MemberData(nameof(LinearModels), DisableDiscoveryEnumeration = true)]
    public void In_closed_form_it_is_what_differences_of_the_gradient_say(string what, Model model)
    {
        const int Examples = 300; // more than one block
        var random = new Random(1);
        var loss = new NegativeLogLikelihood<double>(
            model, new NormalLikelihood(), new Normal(0, 1).Sample(random, 3 * Examples), new Normal(0, 2).Sample(random, Examples));
        var phi = new Normal(0, 0.3).Sample(random, loss.ParameterCount);
        var measured = new double[Triangle.Size(phi.Length)];
        Curvature.ByDifferences(loss, phi, new double[phi.Length], measured);

        Assert.True(loss.HasCurvature, what);
        var hessian = loss.Hessian(phi);
        Assert.All(
            hessian.EnumerateIndexed(),
            at => Assert.Equal(measured[Triangle.Place(Math.Max(at.Item1, at.Item2), Math.Min(at.Item1, at.Item2))], at.Item3,
                1e-6 * hessian.L2Norm()));
    }

    // One chunk needs no thread: the loss of many is theirs, added up from the first to the last.
    [Theory]
    [InlineData(2047)]
    [InlineData(2049)]
    [InlineData(200_000)]
    public void On_all_processors_the_digits_are_those_of_one(int examples)
    {
        const int Chunk = 2048;
        var random = new Random(2);
        double[] x = new Normal(0, 1).Sample(random, examples), y = new Poisson(3).Sample(random, examples), phi = [1, 0.1];
        double[] gradient = new double[2], curvature = new double[3], sum = new double[2], part = new double[2], curved = new double[3],
            more = new double[3];
        var value = new NegativeLogLikelihood<double>(new LinearModel(1), new PoissonLikelihood(), x, y)
            .ValueGradientAndCurvature(phi, gradient, curvature);
        var total = 0.0;
        for (var first = 0; first < examples; first += Chunk)
        {
            var end = Math.Min(first + Chunk, examples);
            total += new NegativeLogLikelihood<double>(new LinearModel(1), new PoissonLikelihood(), x[first..end], y[first..end])
                .ValueGradientAndCurvature(phi, part, more);
            sum = [.. sum.Zip(part, (a, b) => a + b)];
            curved = [.. curved.Zip(more, (a, b) => a + b)];
        }

        Assert.Equal(total, value);
        Assert.Equal(sum, gradient);
        Assert.Equal(curved, curvature);
    }

    [Fact]
    public void A_kink_has_no_curvature()
    {
        var loss = new NegativeLogLikelihood<double>(new LinearModel(0, 2), new LaplaceLikelihood(), [], [1, 2, 3]);
        Assert.True(double.IsNaN(loss.Hessian([2, 0])[0, 0]));
    }

    [Fact]
    public void A_curvature_that_rounding_hides_nearby_is_measured_from_farther_away() =>
        Assert.Equal(Slope.Bend, new Slope().Hessian([Slope.Centre])[0, 0], 1e-3 * Slope.Bend);

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

    // φ − φ₀ + ½ b (φ − φ₀)², so straight that its slope is the same number a thousandth of φ₀ away.
    private sealed class Slope : IObjective
    {
        public const double Bend = 1e-20, Centre = 1e6;

        public int ParameterCount => 1;

        public double Value(ReadOnlySpan<double> phi) => (phi[0] - Centre) * (1 + Bend / 2 * (phi[0] - Centre));

        public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
        {
            gradient[0] = 1 + Bend * (phi[0] - Centre);
            return Value(phi);
        }
    }
}
