using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests;

/// <summary>Whoever passes null is told so at once, by the name of the argument.</summary>
public class NullTests
{
    private static readonly Likelihood<double, Normal> Likelihood = new NormalLikelihood();
    private static readonly NegativeLogLikelihood<double> Loss = new(new LinearModel(0, 2), Likelihood, [], [1, 2, 3]);

    public static TheoryData<string, Func<object?>> Nulls => new()
    {
        { "likelihood", () => Recipe.Choose<double, Normal>(null!) },
        { "model", () => Recipe.Choose(Likelihood).Predict((Model)null!) },
        { "columns", () => Recipe.Choose(Likelihood).Predict("mu", null!) },
        { "json", () => Recipe.Choose(Likelihood).FromJson(null!) },
        { "column", () => Recipe.Choose(Likelihood).Predict("mu").WithExposure(null!) },
        { "frame", () => Recipe.Choose(Likelihood).Predict("mu").Train((DataFrame)null!, "y") },
        { "frames", () => Recipe.Choose(Likelihood).Predict("mu").Train((IEnumerable<DataFrame>)null!, "y") },
        { "frame", () => Recipe.Choose(Likelihood).Predict("mu", "x").Train([(DataFrame)null!], "y") },
        { "output", () => Recipe.Choose(Likelihood).Predict("mu").Train(Datasets.Cars(), (string[])null!) },
        { "x", () => Recipe.Choose(Likelihood).Predict(new LinearModel(0, 2)).Train(null!, [1, 2]) },
        { "y", () => Recipe.Choose(Likelihood).Predict(new LinearModel(0, 2)).Train([], null!) },
        { "model", () => new NegativeLogLikelihood<double>(null!, Likelihood, [], [1]) },
        { "likelihood", () => new NegativeLogLikelihood<double>(new LinearModel(0, 2), null!, [], [1]) },
        { "loss", () => new Bfgs().Minimize(null!, []) }, { "loss", () => new Newton().Minimize(null!, []) },
        { "loss", () => new Adam(1, 1).Minimize(null!, []) },
        { "loss", () => Curvature.Hessian(null!, []) }, { "loss", () => ObjectiveFunction.AsObjectiveFunction(null!) },
        { "inner", () => new WithConstants(null!) }, { "inner", () => new WithOffset(null!) },
        { "columns", () => new LinearModel(1, null!) },
        { "path", () => Csv.Load(null!) }, { "path", () => Csv.Blocks(null!) },
        { "reader", () => Csv.Read(null!, "x") }, { "frame", () => Frames.DropMissing(null!) },
        { "frame", () => Frames.Numbers(null!, "x") }, { "frame", () => Frames.Texts(null!, "x") },
        { "frame", () => Frames.Expand(null!, "x") },
        { "frame", () => Frames.Indicator(null!, "x", "y") },
        { "Losses", () => new History(null!, [[1]]) }, { "Path", () => new History([1], null!) },
    };

    [Theory]
    [MemberData(nameof(Nulls), DisableDiscoveryEnumeration = true)]
    public void Null_is_refused_by_name(string name, Func<object?> action) =>
        Assert.Equal(name, Assert.Throws<ArgumentNullException>(action).ParamName);

    [Fact]
    public void No_distribution_draws_from_nothing() => Assert.All(LawSuite.Registry.Scalars, distribution =>
        Assert.Equal("random", Assert.Throws<ArgumentNullException>(() => distribution.Sample(null!)).ParamName));

    [Fact]
    public void A_start_of_the_wrong_length_is_refused_by_every_optimiser() =>
        Assert.All<Optimizer>([new Bfgs(), new Newton(), new Adam(1, 1)], optimizer =>
        Assert.Equal("start", Assert.Throws<ArgumentException>(() => optimizer.Minimize(Loss, [1])).ParamName));
}
