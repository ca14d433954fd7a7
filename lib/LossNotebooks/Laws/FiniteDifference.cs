namespace LossNotebooks;

/// <summary>Derivatives as anybody would measure them: by moving x a little to either side.</summary>
internal static class FiniteDifference
{
    private const int Halvings = 10;

    /// <summary>df/dx at x: central differences over ever smaller steps, extrapolated to step 0. It starts with several steps, for the scale on
    /// which f bends is not known, and keeps what changed least from one extrapolation to the next.</summary>
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
                var newest = (f(above) - f(below)) / (above - below);
                var power = 1.0;
                for (var column = 0; column < row; column++)
                {
                    power *= 4;
                    var previous = table[column];
                    table[column] = newest;
                    newest += (newest - previous) / (power - 1);
                    var change = Math.Max(Math.Abs(newest - table[column]), Math.Abs(newest - previous));
                    if (change < error)
                    {
                        (best, error) = (newest, change);
                    }
                }

                table[row] = newest;
            }
        }

        return best;
    }
}
