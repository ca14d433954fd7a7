namespace LossNotebooks;

/// <summary>A tail as log I, where I is the tail divided by the density (by t) where it begins, with the derivatives of −log I.</summary>
/// <param name="IsLower">Whether it is the lower tail.</param>
/// <param name="Log">log I.</param>
/// <param name="Slopes">The derivatives.</param>
internal readonly record struct TailForm(bool IsLower, double Log, TailSlopes Slopes)
{
    /// <summary>The upper tail of 1 − Y, if this is the lower one of Y.</summary>
    public TailForm Mirrored => new(!IsLower, Log, Slopes.Mirrored);

    /// <summary>From the loss F of a number where the tail begins, with its derivatives, the loss F − log I of the tail; of the other tail,
    /// if that is asked for.</summary>
    public double Loss(bool isLower, double front, Span<double> gradient, Span<double> curvature) =>
        isLower == IsLower ? front - Log : OtherTail.Of(front - Log, gradient, curvature);
}
