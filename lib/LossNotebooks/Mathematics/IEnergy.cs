namespace LossNotebooks;

/// <summary>How fast a tail falls: like exp(−E(s)), at a distance s from where it begins.</summary>
internal interface IEnergy
{
    /// <summary>E(s), with E(0) = 0; it grows without end.</summary>
    double At(double s);
}
