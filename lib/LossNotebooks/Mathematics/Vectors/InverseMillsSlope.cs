namespace LossNotebooks;

/// <summary>The derivative of λ(x) = φ(x)/Φ(x) and the second one of log Φ(x), −λ (x + λ), between −1 and 0; below 0, where x + λ would cancel, one
/// polynomial.</summary>
internal readonly struct InverseMillsSlope : ILaneFunction
{
    public static T Of<T>(T x)
        where T : struct, ILanes<T>
    {
        var u = T.Abs(x);
        var ratio = InverseMills.Of(u);
        var above = ratio * (T.Select(T.Equal(ratio, 0.0), 0.0, u) + ratio); // 0 times ∞
        return -T.Select(x < 0.0, Polynomial.Of(1.0 - 8.0 / (4.0 + u), Coefficients.HazardSlope), above);
    }
}
