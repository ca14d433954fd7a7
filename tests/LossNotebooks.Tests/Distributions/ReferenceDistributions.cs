namespace LossNotebooks.Tests.Distributions;

/// <summary>Distributions by the names that the generators of reference values call them.</summary>
internal static class ReferenceDistributions
{
    /// <summary>The distribution of that name with those arguments.</summary>
    public static ScalarDistribution Create(string family, double[] a) => family switch
    {
        "Normal" => new Normal(a[0], a[1]),
        "NormalMixture" => new NormalMixture([a[0], a[1]], [a[2], a[3]], [a[4], a[5]]),
        "Laplace" => new Laplace(a[0], a[1]),
        "AsymmetricLaplace" => new AsymmetricLaplace(a[0], a[1], a[2]),
        "LogNormal" => new LogNormal(a[0], a[1]),
        "Weibull" => new Weibull(a[0], a[1]),
        "StudentT" => new StudentT(a[0], a[1], a[2]),
        "Exponential" => new Exponential(a[0]),
        "Gamma" => new Gamma(a[0], a[1]),
        "Beta" => new Beta(a[0], a[1]),
        "InverseGaussian" => new InverseGaussian(a[0], a[1]),
        "VonMises" => new VonMises(a[0], a[1]),
        "Bernoulli" => new Bernoulli(a[0]),
        "Binomial" => new Binomial((int)a[0], a[1]),
        "Poisson" => new Poisson(a[0]),
        "NegativeBinomial" => new NegativeBinomial(a[0], a[1]),
        _ => throw new ArgumentException($"{family} has no cumulative probability.", nameof(family)),
    };
}
