using System.Reflection;
using System.Runtime.CompilerServices;

namespace LossNotebooks.Tests;

public class DisplayTests
{
    public static TheoryData<Type> TypesThatSayWhatTheyAre =>
        [.. typeof(Recipe).Assembly.GetExportedTypes().Where(type => type.GetMethod(nameof(ToString), []) is { } method
            && method.DeclaringType!.Assembly == type.Assembly && !method.IsDefined(typeof(CompilerGeneratedAttribute)))];

    [Theory]
    [MemberData(nameof(TypesThatSayWhatTheyAre))]
    public void A_notebook_shows_a_value_as_it_says_what_it_is(Type type) => Assert.Equal(
        type.IsAssignableTo(typeof(ITable)) ? typeof(TableFormatterSource) : typeof(TextFormatterSource),
        type.GetCustomAttribute<TypeFormatterSourceAttribute>(inherit: true)?.FormatterSourceType);

    [Fact]
    public void A_fit_is_shown_with_its_likelihood_its_loss_and_its_coefficients()
    {
        var fit = Recipe.Choose(new LaplaceLikelihood()).Predict("mu", "speed").Train(Datasets.Cars(), "dist");
        Assert.StartsWith(
            "<table>\n<caption>LaplaceLikelihood on 50 rows: loss 205.791 nats; 3 coefficients, on the scale of the raw outputs</caption>",
            fit.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("<td>speed</td>", fit.ToHtml(), StringComparison.Ordinal);
    }
}
