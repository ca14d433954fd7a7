namespace LossNotebooks;

/// <summary>A scalar link that may take the place of another: any likelihood that has that one can be had with this
/// (<see cref="Likelihood{TOutput, TDistribution}.WithLink"/>), as each of its raw outputs stands for one of the other link.</summary>
/// <param name="Name">The field's name for it.</param>
/// <param name="InsteadOf">The link whose place it may take.</param>
public abstract record AlternativeLink(string Name, ScalarLink InsteadOf) : ScalarLink(Name)
{
    /// <summary>The raw outputs t of the other link that give the same θ, and dt/dz and d²t/dz², in forms that lose no digits where θ
    /// itself would; never infinite but for t.</summary>
    internal abstract void Translate(Translation translation);
}
