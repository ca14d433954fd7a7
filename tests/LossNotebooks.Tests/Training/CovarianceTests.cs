using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks.Tests.Training;

public class CovarianceTests
{
    private const double Flat = 1e-13;
    private static readonly Matrix<double> Each = Matrix<double>.Build.DenseIdentity(3), Sum = Rows(new double[,] { { 1, 1, 0 } });

    [Fact]
    public void Where_the_loss_curves_everywhere_it_is_the_inverse()
    {
        var hessian = Rows(new[,] { { 4, 1, 0.01 }, { 1, 1e6, -2 }, { 0.01, -2, 1e-4 } });
        var covariance = Covariance.OrNull(hessian, Flat)!;
        Assert.All((covariance.Inverse * hessian - Each).Enumerate(), rest => Assert.Equal(0, rest, 1e-7));
        Assert.All(covariance.Roots(covariance.Inverse, Each).Zip(hessian.Inverse().Diagonal()),
            pair => Assert.Equal(Math.Sqrt(pair.Second), pair.First, 1e-9 * pair.First));
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
        var covariance = Covariance.OrNull(Rows(new[,] { { bend, more, 0 }, { more, bend, 0 }, { 0, 0, 4 } }), Flat)!;
        Assert.Equal([double.NaN, double.NaN, 0.5], covariance.Roots(covariance.Inverse, Each));
        Assert.Equal(1 / Math.Sqrt(bend), Assert.Single(covariance.Roots(covariance.Inverse, Sum)), 1e-12);
    }

    [Fact]
    public void Where_the_loss_falls_or_has_a_kink_there_is_none()
    {
        Assert.Null(Covariance.OrNull(Rows(new double[,] { { 1, 2 }, { 2, 1 } }), Flat));
        Assert.Null(Covariance.OrNull(Rows(new[,] { { 1, 0 }, { 0, double.NaN } }), Flat));
    }

    private static Matrix<double> Rows(double[,] rows) => Matrix<double>.Build.DenseOfArray(rows);
}
