namespace LossNotebooks;

/// <summary>
/// (μ, κ) as a point of the plane, z = κ (cos μ, sin μ): its direction is the angle μ in radians, its distance from the origin is κ ≥ 0. So
/// the two raw outputs have no place where the angle jumps from π to −π.
/// </summary>
public sealed record PolarLink() : Link("polar")
{
    /// <summary>z = (κ cos μ, κ sin μ) from θ = (μ, κ).</summary>
    public override double[] Apply(ReadOnlySpan<double> theta)
    {
        Require.Length(2, theta);
        var (sin, cos) = Math.SinCos(theta[0]);
        return [theta[1] * cos, theta[1] * sin];
    }

    /// <summary>μ = the angle of z in [−π, π], κ = √(z₁² + z₂²).</summary>
    public override double[] Invert(ReadOnlySpan<double> z)
    {
        Require.Length(2, z);
        return [Math.Atan2(z[1], z[0]), double.Hypot(z[0], z[1])];
    }
}
