namespace LossNotebooks;

/// <summary>Derivatives as anybody would measure them: by moving x a little to either side.</summary>
internal static class FiniteDifference
{
    private const int Halvings = 10;
    private const double Rounding = 1.0 / (1L << 52);

    /// <summary>df/dx at x: central differences over ever smaller steps, extrapolated to step 0. It starts with several steps, for the
    /// scale on which f bends is not known, and keeps what is least uncertain: by its change from one extrapolation to the next, and by the
    /// rounding of f.</summary>
    /// <remarks>Ridders (1982), Accurate computation of F′(x) and F′(x)F″(x).</remarks>
    public static double Derivative(Func<double, double> f, double x)
    {
        var (best, error) = (double.NaN, double.PositiveInfinity);
        var table = new double[Halvings];
        foreach (var first in (ReadOnlySpan<double>)[0.5, 0.02, 1e-3, 1e-5])
        {
            var step = first;
            for (var row = 0; row < Halvings; row++, step /= 2)
            {
                double above = x + step, below = x - step;
                double right = f(above), left = f(below), newest = (right - left) / (above - below);
                var rounding = (1 + Math.Abs(right) + Math.Abs(left)) * Rounding / step;
                var power = 1.0;
                for (var column = 0; column < row; column++)
                {
                    power *= 4;
                    var previous = table[column];
                    table[column] = newest;
                    newest += (newest - previous) / (power - 1);
                    var uncertain = rounding + Math.Max(Math.Abs(newest - table[column]), Math.Abs(newest - previous));
                    if (uncertain < error)
                    {
                        (best, error) = (newest, uncertain);
                    }
                }

                table[row] = newest;
            }
        }

        return best;
    }
}
