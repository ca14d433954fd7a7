namespace LossNotebooks.Tests.LawSuite;

/// <summary>Every likelihood and every distribution of the library, with instances that reach each of their branches. One that is missing
/// here fails the suite.</summary>
internal static class Registry
{
    private static readonly double[] NotFinite = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];
    private static readonly double[] NotPositive = [.. NotFinite, -1];
    private static readonly double[] NotCount = [.. NotFinite, -1, 0.5];

    public static readonly LikelihoodCase[] Likelihoods =
    [
        new LikelihoodCase<double>("normal, σ learned", new NormalLikelihood(), NotFinite),
        new LikelihoodCase<double>("normal, σ known", new NormalMeanLikelihood(0.7), NotFinite),
        new LikelihoodCase<double>("Laplace", new LaplaceLikelihood(), NotFinite),
        new LikelihoodCase<double>("quantile, τ = 0.9", new QuantileLikelihood(0.9), NotFinite),
        new LikelihoodCase<double>("Laplace, softplus", new LaplaceLikelihood().WithLink("scale", new SoftplusLink()), NotFinite),
        new LikelihoodCase<double>("log-normal", new LogNormalLikelihood(), [.. NotPositive, 0]),
        new LikelihoodCase<double>("Weibull", new WeibullLikelihood(), [.. NotPositive, 0]),
        new LikelihoodCase<int>("ordinal, 2 classes", new OrdinalLikelihood(2), [-1, 2]),
        new LikelihoodCase<int>("ordinal, 4 classes", new OrdinalLikelihood(4), [-1, 4]),
        new LikelihoodCase<int>("ordinal, 2 classes, probit", new OrdinalLikelihood(2, new ProbitLink()), [-1, 2]),
        new LikelihoodCase<int>("ordinal, 3 classes, probit", new OrdinalLikelihood(3, new ProbitLink()), [-1, 3]),
        new LikelihoodCase<double>("Student-t, ν learned", new StudentTLikelihood(), NotFinite),
        new LikelihoodCase<double>("Student-t, ν = 4", new StudentTLikelihood(4), NotFinite),
        new LikelihoodCase<double>("Student-t, ν = ½", new StudentTLikelihood(0.5), NotFinite),
        new LikelihoodCase<double>("mixture of 2 normals", new NormalMixtureLikelihood(2), NotFinite),
        new LikelihoodCase<double>("mixture of 3 normals, common σ", new NormalMixtureLikelihood(3, commonSigma: true), NotFinite),
        new LikelihoodCase<double>("exponential", new ExponentialLikelihood(), NotPositive),
        new LikelihoodCase<double>("gamma", new GammaLikelihood(), [.. NotPositive, 0]),
        new LikelihoodCase<double>("inverse Gaussian", new InverseGaussianLikelihood(), [.. NotPositive, 0]),
        new LikelihoodCase<double>("beta", new BetaLikelihood(), [.. NotFinite, -0.5, 0, 1, 1.5]),
        new LikelihoodCase<double>("von Mises", new VonMisesLikelihood(), NotFinite),
        new LikelihoodCase<double>("Bernoulli", new BernoulliLikelihood(), [.. NotCount, 2]),
        new LikelihoodCase<double>("binomial, n = 12", new BinomialLikelihood(12), [.. NotCount, 13]),
        new LikelihoodCase<double>("binomial, n = 10⁹", new BinomialLikelihood(1_000_000_000), [.. NotCount, 1e9 + 1]),
        new LikelihoodCase<double>("binomial, n = 3, cloglog", new BinomialLikelihood(3).WithLink("p", new CloglogLink()), [.. NotCount, 4],
            reach: 2), // as of the Bernoulli
        new LikelihoodCase<double>("Bernoulli, probit", new BernoulliLikelihood().WithLink("p", new ProbitLink()), [.. NotCount, 2]),
        new LikelihoodCase<double>("Bernoulli, cloglog", new BernoulliLikelihood().WithLink("p", new CloglogLink()), [.. NotCount, 2],
            reach: 2), // beyond it 1 − p has lost its digits
        new LikelihoodCase<double>(
            "binomial, n = 12, probit", new BinomialLikelihood(12).WithLink("p", new ProbitLink()), [.. NotCount, 13]),
        new LikelihoodCase<double>("normal, softplus", new NormalLikelihood().WithLink("sigma", new SoftplusLink()), NotFinite),
        new LikelihoodCase<double>("beta, probit and softplus",
            new BetaLikelihood().WithLink("mu", new ProbitLink()).WithLink("precision", new SoftplusLink()),
            [.. NotFinite, -0.5, 0, 1, 1.5]),
        new LikelihoodCase<double>("Poisson, softplus", new PoissonLikelihood().WithLink("lambda", new SoftplusLink()), NotCount),
        new LikelihoodCase<int>("ordinal, 4 classes, softplus", new OrdinalLikelihood(4).WithLink("gap", new SoftplusLink()), [-1, 4]),
        new LikelihoodCase<double>("beta-binomial, n = 12", new BetaBinomialLikelihood(12), [.. NotCount, 13]),
        new LikelihoodCase<double>("Poisson", new PoissonLikelihood(), NotCount),
        new LikelihoodCase<double>("negative binomial", new NegativeBinomialLikelihood(), NotCount),
        new LikelihoodCase<double>("zero-inflated Poisson", new ZeroInflatedLikelihood<Poisson>(new PoissonLikelihood()), NotCount),
        new LikelihoodCase<double>("zero-inflated binomial", new ZeroInflatedLikelihood<Binomial>(new BinomialLikelihood(7)),
            [.. NotCount, 8]),
        new LikelihoodCase<double>("zero-truncated Poisson", new ZeroTruncatedLikelihood<Poisson>(new PoissonLikelihood()),
            [.. NotCount, 0]),
        new LikelihoodCase<double>("zero-truncated binomial", new ZeroTruncatedLikelihood<Binomial>(new BinomialLikelihood(7)),
            [.. NotCount, 0, 8]),
        new LikelihoodCase<double>("hurdle Poisson", new HurdleLikelihood<Poisson>(new PoissonLikelihood()), NotCount),
        new LikelihoodCase<double>("hurdle negative binomial", new HurdleLikelihood<NegativeBinomial>(new NegativeBinomialLikelihood()),
            NotCount),
        Censored("censored normal", new NormalLikelihood()), Censored("censored normal, σ known", new NormalMeanLikelihood(0.7)),
        Censored("censored log-normal", new LogNormalLikelihood(), Interval.At(0), new(-1, 0)),
        Censored("censored Weibull", new WeibullLikelihood(), Interval.AtLeast(0), Interval.AtMost(0)),
        Censored("censored exponential", new ExponentialLikelihood(), Interval.At(-1), Interval.AtLeast(-1)),
        Censored("censored gamma", new GammaLikelihood(), Interval.At(0), new(-1, 0)),
        Censored("censored inverse Gaussian", new InverseGaussianLikelihood(), Interval.At(0), new(-1, 0)),
        Censored("censored Student-t", new StudentTLikelihood()), Censored("censored Student-t, ν = 4", new StudentTLikelihood(4)),
        Censored("censored beta", new BetaLikelihood(), scale: 0.4, Interval.At(0), Interval.AtLeast(1)),
        Censored("censored Poisson", new PoissonLikelihood(), Interval.At(0.5), new(0.2, 0.8), Interval.AtLeast(0)),
        Censored("censored negative binomial", new NegativeBinomialLikelihood(), Interval.At(0.5), Interval.AtLeast(-1)),
        Censored("censored binomial", new BinomialLikelihood(7), scale: 3, Interval.At(8), Interval.AtLeast(7.5), Interval.AtMost(7)),
        Censored("censored beta-binomial", new BetaBinomialLikelihood(7), scale: 3, Interval.At(8), Interval.AtMost(7)),
        Censored("censored normal, softplus", new NormalLikelihood().WithLink("sigma", new SoftplusLink())),
        Censored("censored binomial, probit", new BinomialLikelihood(7).WithLink("p", new ProbitLink()), scale: 3, Interval.At(8)),
        new LikelihoodCase<double>("truncated normal", new TruncatedLikelihood<Normal>(new NormalLikelihood(), Interval.AtLeast(-2)),
            [.. NotFinite, -2.1]),
        new LikelihoodCase<double>("truncated exponential",
            new TruncatedLikelihood<Exponential>(new ExponentialLikelihood(), new(0.3, 6)), [.. NotFinite, 0.2, 7]),
        new LikelihoodCase<double>("truncated gamma", new TruncatedLikelihood<Gamma>(new GammaLikelihood(), Interval.AtLeast(0.4)),
            [.. NotFinite, 0.3]),
        new LikelihoodCase<double>("truncated Poisson",
            new TruncatedCountsLikelihood<Poisson>(new PoissonLikelihood(), Interval.AtLeast(2)), [.. NotCount, 1]),
        new LikelihoodCase<double>("truncated negative binomial",
            new TruncatedCountsLikelihood<NegativeBinomial>(new NegativeBinomialLikelihood(), Interval.AtLeast(1)), [.. NotCount, 0]),
        new LikelihoodCase<double>("truncated binomial",
            new TruncatedCountsLikelihood<Binomial>(new BinomialLikelihood(7), new(0.5, 5.9)), [.. NotCount, 0, 6]),
        new LikelihoodCase<int>("categorical, 4 classes", new CategoricalLikelihood(4), [-1, 4]),
        new LikelihoodCase<int>("categorical, baseline", new CategoricalLikelihood(3, baseline: true), [-1, 3]),
        new LikelihoodCase<double[]>("multivariate normal, D = 1", new MultivariateNormalLikelihood(1), [[], [double.NaN]]),
        new LikelihoodCase<double[]>("multivariate normal, D = 3", new MultivariateNormalLikelihood(3),
            [[], [1, 2], [1, 2, double.PositiveInfinity]]),
        new LikelihoodCase<double[]>(
            "independent", new IndependentLikelihood(new NormalLikelihood(), new PoissonLikelihood(), new BernoulliLikelihood()),
            [[], [1, 2], [double.NaN, 0, 0], [0, -1, 0], [0, 0, 2]]),
        new LikelihoodCase<int[]>("Plackett–Luce, 4 items", new PlackettLuceLikelihood(4), [[], [0, 1, 2], [0, 1, 2, 2], [0, 1, 2, 4]]),
        new LikelihoodCase<int[]>("Plackett–Luce, baseline", new PlackettLuceLikelihood(3, baseline: true), [[0, 1, -1]]),
    ];

    public static readonly ScalarDistribution[] Scalars =
    [
        new Normal(-1, 2.3), new Normal(-1e6, 1e4),
        new Laplace(2, 0.5),
        new AsymmetricLaplace(0.1, 2, 0.5), new AsymmetricLaplace(0.75, -1, 3),
        new LogNormal(1, 0.5), new LogNormal(-3, 1),
        new Weibull(0.7, 2), new Weibull(1, 3), new Weibull(2.5, 0.1), new Weibull(30, 100),
        new StudentT(0.8, 1, 2), new StudentT(5, -1, 0.5), new StudentT(50, 0, 1), new StudentT(1e7, 3, 2), new StudentT(1e13, 0, 1),
        new NormalMixture([0.3, 0.7], [-2, 3], [0.5, 1]), new NormalMixture([0.5, 0.2, 0.3], [0, 0.4, 1], [1, 0.2, 2]),
        new NormalMixture([1], [2], [3]),
        new Exponential(0.01), new Exponential(5),
        new Gamma(0.4, 2), new Gamma(1, 3), new Gamma(7.5, 0.1), new Gamma(2000, 5), new Gamma(1e12, 1),
        new InverseGaussian(1, 1), new InverseGaussian(2, 0.5), new InverseGaussian(0.1, 30), new InverseGaussian(5, 1e6),
        new Beta(2, 5), new Beta(0.8, 3), new Beta(3, 1), new Beta(1, 1), new Beta(0.6, 0.6), new Beta(2, 1),
        new Beta(0.6, 0.7), new Beta(0.8, 0.7), new Beta(300, 700),
        new VonMises(0.5, 0), new VonMises(-3, 0.8), new VonMises(1, 30), new VonMises(7, 5e4),
        new Truncated<Normal>(new(0, 1), Interval.AtLeast(-1)), new Truncated<Normal>(new(2, 0.5), new(6, 6.3)),
        new Truncated<Weibull>(new(1.5, 2), new(0.5, 3)), new Truncated<Gamma>(new(7.5, 0.1), Interval.AtMost(60)),
        new Truncated<Normal>(new(0, 1), Interval.AtLeast(0)), new Truncated<Normal>(new(0, 1e-3), Interval.AtMost(0)),
        new Truncated<StudentT>(new(5, -1, 0.5), Interval.AtLeast(1)), new Truncated<LogNormal>(new(1, 0.5), Interval.AtLeast(2)),
        new Truncated<StudentT>(new(1.5, 0, 1), Interval.AtLeast(0)), new Truncated<Exponential>(new(5), Interval.AtLeast(3)),
        new Truncated<Weibull>(new(0.7, 2), Interval.AtLeast(0)),
        new Bernoulli(0.3), new Bernoulli(0.5), new Bernoulli(0), new Bernoulli(1),
        new Binomial(1, 0.4), new Binomial(12, 0.75), new Binomial(500, 0.002), new Binomial(7, 0), new Binomial(7, 1),
        new Binomial(5000, 0.0005), new Binomial(5000, 0.998),
        new Binomial(1_000_000, 0.3), new Binomial(1_000_000, 0.7),
        new BetaBinomial(12, 2, 3), new BetaBinomial(7, 0.4, 0.6), new BetaBinomial(7, 0.6, 0.4), new BetaBinomial(30, 0.8, 20),
        new BetaBinomial(7, 3, 1), new BetaBinomial(7, 1, 3), new BetaBinomial(7, 3, 0.5), new BetaBinomial(300, 1e9, 1e9),
        new BetaBinomial(400, 0.02, 30), new BetaBinomial(300, 3, 1e4),
        new Poisson(0), new Poisson(0.61), new Poisson(4), new Poisson(1234.5),
        new ZeroInflated(0.3, new Poisson(2)), new ZeroInflated(0.2, new Poisson(20)), new ZeroInflated(0, new Poisson(3)),
        new ZeroInflated(1e-6, new NegativeBinomial(20, 5)), new ZeroInflated(0.6, new Binomial(12, 0.75)),
        new ZeroTruncated(new Poisson(0.01)), new ZeroTruncated(new Poisson(3)), new ZeroTruncated(new NegativeBinomial(2, 0.3)),
        new TruncatedCounts(new Poisson(3), Interval.AtLeast(2)), new TruncatedCounts(new NegativeBinomial(20, 5), new(3, 40)),
        new TruncatedCounts(new Binomial(12, 0.75), Interval.AtMost(4)),
        new ZeroTruncated(new Binomial(12, 0.1)), new ZeroInflated(0.4, new ZeroTruncated(new Poisson(2.5))),
        new NegativeBinomial(3, 0.4), new NegativeBinomial(20, 5), new NegativeBinomial(0.2, 100), new NegativeBinomial(3, 1e14),
            new NegativeBinomial(5000, 2),
    ];

    // Some numbers are seen, of the others only whether they lie below, between or above two places that have nothing to do with them.
    private static LikelihoodCase<Interval> Censored<TDistribution>(
        string name, Likelihood<double, TDistribution> likelihood, params Interval[] refused)
        where TDistribution : ScalarDistribution => Censored(name, likelihood, 2, refused);

    private static LikelihoodCase<Interval> Censored<TDistribution>(
        string name, Likelihood<double, TDistribution> likelihood, double scale, params Interval[] refused)
        where TDistribution : ScalarDistribution => new(
            name, new CensoredLikelihood<TDistribution>(likelihood),
            [.. refused, new(double.NaN, 1), new(2, 1), new(double.NegativeInfinity, double.PositiveInfinity)],
            seen: (y, random) =>
            {
                double lower = scale * random.NextDouble(), upper = lower + 0.5 * scale * random.NextDouble();
                return random.Next(2) == 0 ? y
                    : y.Lower <= lower ? Interval.AtMost(lower)
                    : y.Lower > upper ? Interval.AtLeast(upper)
                    : new(lower, upper);
            });

    public static TheoryData<string> LikelihoodNames => [.. Likelihoods.Select(c => c.Name)];

    public static TheoryData<string> ScalarNames => [.. Scalars.Select(d => d.ToString())];

    public static LikelihoodCase Likelihood(string name) => Likelihoods.Single(c => c.Name == name);

    public static ScalarDistribution Scalar(string name) => Scalars.Single(d => d.ToString() == name);

    /// <summary>Fails if the library has a concrete type that derives from <paramref name="root"/> and is not tested, and says where to
    /// add it.</summary>
    public static void AssertComplete(Type root, IEnumerable<Type> tested, string where)
    {
        var missing = Concrete(root).Except(tested.Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type))
            .Select(type => type.Name).Order().ToArray();
        Assert.True(missing.Length == 0, $"No law is tested for {string.Join(", ", missing)}: add an instance to {where}");
    }

    private static IEnumerable<Type> Concrete(Type root) =>
        typeof(Normal).Assembly.GetTypes().Where(type => !type.IsAbstract && Ancestors(type).Contains(root));

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor.IsGenericType ? ancestor.GetGenericTypeDefinition() : ancestor;
        }
    }
}
