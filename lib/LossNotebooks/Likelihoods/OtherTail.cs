namespace LossNotebooks;

/// <summary>From the loss L of one tail that of the other, −log(1 − exp(−L)).</summary>
internal static class OtherTail
{
    /// <summary>The loss; with o = 1/(exp L − 1) its slope is −o ∂L, and its curvature o (1 + o) ∂L ∂Lᵀ − o ∂²L, in place.</summary>
    public static double Of(double loss, Span<double> gradient, Span<double> curvature)
    {
        var odds = 1 / Exponentials.Expm1(loss);
        for (var k = 0; k < gradient.Length; k++)
        {
            for (var l = 0; l <= k && !curvature.IsEmpty; l++)
            {
                ref var bend = ref curvature[Triangle.Place(k, l)];
                bend = odds == 0 ? 0 : odds * gradient[k] * (gradient[l] + odds * gradient[l]) - odds * bend;
            }
        }

        foreach (ref var slope in gradient)
        {
            slope = odds == 0 ? 0 : -odds * slope; // where the one is certain, slopes of the other may be anything
        }

        return -Exponentials.Log1mExp(Math.Max(loss, 0));
    }
}
