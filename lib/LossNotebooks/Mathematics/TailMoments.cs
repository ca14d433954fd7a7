namespace LossNotebooks;

/// <summary>Sums over the weights exp(−E(s)) of a tail: of the weights themselves, and of E and s, of which the derivatives of the first
/// are made.</summary>
internal struct TailMoments
{
    private double mass, energy, place, energySquared, both, placeSquared;

    /// <summary>The log of the sum of all weights.</summary>
    public readonly double Log => Math.Log(mass);

    /// <summary>The mean of E.</summary>
    public readonly double Energy => energy / mass;

    /// <summary>The mean of s.</summary>
    public readonly double Place => place / mass;

    /// <summary>The variance of E.</summary>
    public readonly double EnergyVariance => energySquared / mass - Energy * Energy;

    /// <summary>The covariance of E and s.</summary>
    public readonly double Covariance => both / mass - Energy * Place;

    /// <summary>The variance of s.</summary>
    public readonly double PlaceVariance => placeSquared / mass - Place * Place;

    /// <summary>One place more. Both E and s begin at 0, where most of the weight is, so that their squares do not cancel.</summary>
    public void Add(double weight, double ofEnergy, double ofPlace)
    {
        mass += weight;
        energy += weight * ofEnergy;
        place += weight * ofPlace;
        energySquared += weight * ofEnergy * ofEnergy;
        both += weight * ofEnergy * ofPlace;
        placeSquared += weight * ofPlace * ofPlace;
    }
}
