using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks.Tests.Training;

public class CovarianceTests
{
    private const double Flat = 1e-13;

    [Fact]
    public void Where_the_loss_curves_everywhere_it_is_the_inverse()
    {
        var hessian = Matrix<double>.Build.DenseOfArray(new[,] { { 4, 1, 0.01 }, { 1, 1e6, -2 }, { 0.01, -2, 1e-4 } });
        var covariance = Covariance.OrNull([4, 1, 1e6, 0.01, -2, 1e-4], 3, Flat)!;
        Assert.All([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, -2, 3]], (double[] a) =>
        {
            Assert.True(covariance.Knows(a));
            Assert.All((hessian * Vector<double>.Build.Dense(covariance.Times(a))).Zip(a),
                pair => Assert.Equal(pair.Second, pair.First, 1e-7));
        });
    }

    // Only φ[0] + φ[1] matters: nothing is known of the two alone, in whatever units.
    [Theory]
    [InlineData(2, 0)]
    [InlineData(2e8, 0)]
    [InlineData(2, 1e-15)]
    [InlineData(2, -1e-15)]
    public void Along_flat_directions_nothing_is_known(double bend, double rounding)
    {
        var more = bend * (1 + rounding);
        var covariance = Covariance.OrNull([bend, more, bend, 0, 0, 4], 3, Flat)!;
        Assert.False(covariance.Knows([1, 0, 0]));
        Assert.False(covariance.Knows([0, 1, 0]));
        Assert.True(covariance.Knows([0, 0, 1]));
        Assert.True(covariance.Knows([1, 1, 0]));
        Assert.Equal([0, 0, 0.25], covariance.Times([0, 0, 1]), Near(1e-12));
        Assert.Equal([0.5 / bend, 0.5 / bend, 0], covariance.Times([1, 1, 0]), Near(1e-12 / bend));
    }

    [Fact]
    public void Where_the_loss_falls_or_has_a_kink_there_is_none()
    {
        Assert.Null(Covariance.OrNull([1, 2, 1], 2, Flat));
        Assert.Null(Covariance.OrNull([1, 0, double.NaN], 2, Flat));
    }

    private static Func<double, double, bool> Near(double distance) => (expected, actual) => Math.Abs(expected - actual) <= distance;
}
