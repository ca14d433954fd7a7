namespace LossNotebooks.Tests.Laws;

/// <summary>Gradients as anybody would measure them: by moving one number at a time.</summary>
internal static class FiniteDifference
{
    /// <summary>Five-point central differences agree with the gradient to a relative error below 10⁻⁶.</summary>
    public static void AssertGradient(Func<double[], double> f, double[] at, double[] gradient)
    {
        for (var p = 0; p < at.Length; p++)
        {
            var h = 1e-3 * Math.Max(1, Math.Abs(at[p]));
            var measured = (8 * (Moved(h) - Moved(-h)) - (Moved(2 * h) - Moved(-2 * h))) / (12 * h);
            var error = Math.Abs(measured - gradient[p]) / Math.Max(1e-3, Math.Max(Math.Abs(measured), Math.Abs(gradient[p])));
            Assert.True(error < 1e-6, $"∂/∂[{p}]: gradient {gradient[p]:R}, finite difference {measured:R}, relative error {error:E2}");

            double Moved(double by)
            {
                double[] moved = [.. at];
                moved[p] += by;
                return f(moved);
            }
        }
    }
}
