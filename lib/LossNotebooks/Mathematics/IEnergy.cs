namespace LossNotebooks;

/// <summary>How fast a tail falls: like exp(−E(s)), at a distance s from where it begins.</summary>
internal interface IEnergy
{
    /// <summary>E(s), with E(0) = 0; it grows without end, after a dip at most.</summary>
    double At(double s);

    /// <summary>Its derivatives, where they are asked for.</summary>
    /// <param name="s">s.</param>
    /// <param name="energy">E(s).</param>
    TailSlopes Slopes(double s, double energy) => default;
}
