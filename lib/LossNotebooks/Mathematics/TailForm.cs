namespace LossNotebooks;

/// <summary>A tail of a gamma or a beta as log I, where I is the tail divided by the density where it begins, with the derivatives of
/// −log I by the parameters while the place stays: by n, the log of all the parameters (of a beta a + b = exp n), and by w, the logit of
/// a/(a + b). Both families are exponential, so that these are means and covariances of what their logarithms are linear in.</summary>
/// <param name="IsLower">Whether it is the lower tail.</param>
/// <param name="Log">log I.</param>
/// <param name="N">By n.</param>
/// <param name="W">By w.</param>
/// <param name="NN">Twice by n.</param>
/// <param name="NW">By both.</param>
/// <param name="WW">Twice by w.</param>
/// <remarks>Barndorff-Nielsen (1978), Information and Exponential Families in Statistical Theory, section 8.1.</remarks>
internal readonly record struct TailForm(bool IsLower, double Log, double N, double W, double NN, double NW, double WW)
{
    /// <summary>The upper tail of 1 − Y, if this is the lower one of Y.</summary>
    public TailForm Mirrored => this with { IsLower = !IsLower, W = -W, NW = -NW };

    /// <summary>From an integral over E(s), where E is proportional to exp n and bends with w like −s.</summary>
    /// <param name="moments">The integral.</param>
    /// <param name="isLower">Of which tail.</param>
    /// <param name="pull">ab/(a + b), how much E changes with w at s = 1; of a gamma a.</param>
    /// <param name="mean">a/(a + b); of a gamma 0.</param>
    public static TailForm Of(in TailMoments moments, bool isLower, double pull, double mean) => new(
        isLower, moments.Log, moments.Energy, pull * moments.Place, moments.Energy - moments.EnergyVariance,
        pull * (moments.Place - moments.Covariance), pull * ((1 - 2 * mean) * moments.Place - pull * moments.PlaceVariance));
}
