using FsCheck.Fluent;

namespace LossNotebooks.Tests.LawSuite;

public class LinkLawTests
{
    private static readonly (Link Link, int RawOutputs)[] Links =
        [.. Registry.Likelihoods.SelectMany(c => c.Parameters).Select(p => (p.Link, p.RawOutputs)).Distinct()];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Links.Length)];

    [Fact]
    public void Every_link_serves_a_likelihood() => Registry.AssertComplete(
        typeof(Link), Links.Select(pair => pair.Link.GetType()), "Registry.Likelihoods, as a likelihood that uses it");

    [Theory]
    [MemberData(nameof(Indices))]
    public void A_link_and_its_inverse_undo_each_other(int index)
    {
        var (link, rawOutputs) = Links[index];
        Randomly.ForAll(Gen.Choose(-2000, 2000).Select(i => i / 1000.0).ArrayOf(rawOutputs), z =>
        {
            var theta = link.Invert(z);
            AssertClose(theta, link.Invert(link.Apply(theta)));
            var origin = link is SoftmaxLink { Baseline: false }
                ? z.Average() : 0; // of all z with the same θ, Apply returns the one with mean 0
            AssertClose([.. z.Select(value => value - origin)], link.Apply(theta));
        });
    }

    [Fact]
    public void A_scalar_links_derivative_is_the_finite_difference_of_its_inverse()
    {
        foreach (var link in Links.Select(pair => pair.Link).OfType<ScalarLink>())
        {
            Assert.All([-4, -1, 0, 0.5, 4], z =>
            {
                var h = 1e-3;
                var measured =
                    (8 * (link.Invert(z + h) - link.Invert(z - h)) - (link.Invert(z + 2 * h) - link.Invert(z - 2 * h))) / (12 * h);
                Assert.Equal(measured, link.Derivative(z), 1e-6 * measured + 1e-12); // the inverse is rounded, too
            });
        }
    }

    [Fact]
    public void Links_have_the_names_of_the_literature() => Assert.Equal(
        ["baseline logit", "cloglog", "identity", "log", "log-Cholesky", "logit", "polar", "probit", "softmax", "softplus"],
        Links.Select(pair => pair.Link.Name).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Another_number_of_numbers_is_refused(int dimensions)
    {
        int size = dimensions * dimensions, raw = dimensions * (dimensions + 1) / 2;
        (Link, int, int)[] all = [(new CholeskyLink(dimensions), size, raw), (new PolarLink(), 2, 2)];
        Assert.All(all, expected =>
        {
            var (link, parameters, rawOutputs) = expected;
            Assert.All([-1, 1], more =>
            {
                Assert.Throws<ArgumentException>(() => link.Apply(new double[parameters + more]));
                Assert.Throws<ArgumentException>(() => link.Invert(new double[rawOutputs + more]));
            });
        });
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-11 * Math.Max(1, Math.Abs(pair.First))));
    }
}
