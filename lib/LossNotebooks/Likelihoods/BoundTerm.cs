namespace LossNotebooks;

/// <summary>What the loss T of a bound is more than the loss F of a number at the bound (with its density by t): −log I, where I is the
/// tail over that density. It changes with a parameter p and with the place t of the bound, by which ∂T/∂t = ±1/I, so that
/// only its derivatives by p are asked for.</summary>
/// <param name="IsLower">Whether the tail lies below t.</param>
/// <param name="Log">log I.</param>
/// <param name="Slope">∂(−log I)/∂p.</param>
/// <param name="Bend">∂²(−log I)/∂p².</param>
/// <param name="FrontSlope">∂F/∂t.</param>
/// <param name="FrontBoth">∂²F/∂t∂p.</param>
/// <param name="FrontBend">∂²F/∂t².</param>
internal readonly record struct BoundTerm(
    bool IsLower, double Log, double Slope, double Bend, double FrontSlope, double FrontBoth, double FrontBend)
{
    /// <summary>To the derivatives of F by z, which moves p and t at these rates, those of −log I.</summary>
    public void AddTo(Span<double> gradient, Span<double> curvature, params ReadOnlySpan<(double P, double T)> rates)
    {
        var ofBound = (IsLower ? -1 : 1) * Math.Exp(-Log);
        double slope = ofBound - FrontSlope, both = ofBound * Slope - FrontBoth, bend = ofBound * slope - FrontBend;
        for (var k = 0; k < rates.Length; k++)
        {
            var (p, t) = rates[k];
            gradient[k] += p * Slope + t * slope;
            for (var l = 0; l <= k && !curvature.IsEmpty; l++)
            {
                curvature[Triangle.Place(k, l)] +=
                    p * rates[l].P * Bend + (p * rates[l].T + t * rates[l].P) * both + t * rates[l].T * bend;
            }
        }
    }
}
