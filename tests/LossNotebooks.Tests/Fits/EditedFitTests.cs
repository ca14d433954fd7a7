using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>A saved fit in which any member is left out, repeated or of another type is refused in a sentence; or it is a fit that keeps
/// all that was read, and infers.</summary>
public class EditedFitTests
{
    private static readonly string[] Others = ["null", "true", "0", "-1", "1.5", "\"text\"", "[]", "{}"];

    [Fact]
    public void Of_a_frame_with_factors_an_interaction_and_an_exposure()
    {
        var looms = Datasets.WarpBreaks();
        looms["t"] = new DoubleDataFrameColumn("t", Enumerable.Range(0, 54).Select(i => 1 + i / 7.0));
        looms["u"] = new DoubleDataFrameColumn("u", Enumerable.Range(0, 54).Select(i => i % 5.0));
        var recipe = Recipe.Choose(new PoissonLikelihood());
        RefusedOrRight(
            recipe.Predict("lambda", "wool", "tension", "wool:tension", "u^2").WithExposure("t").Train(looms, "breaks").ToJson(),
            recipe.FromJson);
    }

    [Fact]
    public void Of_a_frame_with_classes()
    {
        var recipe = Recipe.Choose(new CategoricalLikelihood(3));
        RefusedOrRight(recipe.Predict("p", "flipper_length_mm").Train(Datasets.Penguins(), "species").ToJson(), recipe.FromJson);
    }

    [Fact]
    public void Of_a_frame_with_vectors()
    {
        var recipe = Recipe.Choose(new IndependentLikelihood(new NormalLikelihood(), new BernoulliLikelihood()));
        var fit = recipe.Predict("mu[0]", "flipper_length_mm").Train(Datasets.Penguins(), "body_mass_g", "sex");
        RefusedOrRight(fit.ToJson(), recipe.FromJson);
    }

    [Fact]
    public void Of_a_frame_with_censored_numbers()
    {
        var recipe = Recipe.Choose(new CensoredLikelihood<Normal>(new NormalLikelihood()));
        var frame = new DataFrame(
            new DoubleDataFrameColumn("x", [0, 1, 2, 3]), new DoubleDataFrameColumn("y", [1, 3, 2, 5]),
            new DoubleDataFrameColumn("seen", [1, 1, 0, 1]));
        RefusedOrRight(recipe.Predict("mu", "x").Train(frame, "y", "seen").ToJson(), recipe.FromJson);
    }

    [Fact]
    public void Of_arrays()
    {
        var recipe = Recipe.Choose(new NormalLikelihood()).Predict(new WithConstants(new LinearModel(1)));
        var json = recipe.Train([1, 2, 3, 4, 5, 6], [2.0, 1, 4, 3, 6, 5]).ToJson();
        Assert.All(Edits(JsonNode.Parse(json)), edited =>
        {
            if (Read(recipe.FromJson, edited) is { } fit)
            {
                AssertSame(edited, fit.ToJson());
                Assert.NotNull(fit.Infer(1));
            }
        });
    }

    [Fact]
    public void Two_terms_of_one_name_are_refused_in_a_sentence()
    {
        var recipe = Recipe.Choose(new NormalLikelihood());
        var json = recipe.Predict("mu", "speed").Train(Datasets.Cars(), "dist").ToJson();
        var edited = json.Replace("\"column\": \"speed\"", "\"column\": \"intercept\"", StringComparison.Ordinal);
        Assert.NotEqual(json, edited);
        Assert.Equal(
            "No recipe makes what the saved fit holds: Two terms would be called 'intercept'; give a column another name. Was it edited?",
            Assert.Throws<FormatException>(() => recipe.FromJson(edited)).Message);
    }

    private static void RefusedOrRight<TOutput, TDistribution>(string json, Func<string, FrameFit<TOutput, TDistribution>> read)
        where TDistribution : Distribution<TOutput>
    {
        AssertSame(json, read(json).ToJson());
        Assert.All(Edits(JsonNode.Parse(json)), edited =>
        {
            if (Read(read, edited) is not { } fit)
            {
                return;
            }

            AssertSame(edited, fit.ToJson());
            var root = JsonNode.Parse(edited)!;
            var parts = root["inputs"]!.AsArray().SelectMany(input => input!["parts"]!.AsArray())
                .Select(part => (Column: (string)part!["column"]!, Value: part["levels"] is { } levels ? (object)(string)levels[1]! : 1.0));
            var offsets = root["offsets"]!.AsArray().Select(offset => (Column: (string)offset!["column"]!, Value: (object)1.0));
            Assert.NotNull(fit.Infer([.. parts.Concat(offsets).DistinctBy(value => value.Column)]));
            Assert.NotNull(fit.ToString());
        });
    }

    // Null if it is refused.
    private static T? Read<T>(Func<string, T> read, string json)
        where T : class
    {
        try
        {
            return read(json);
        }
        catch (FormatException refused)
        {
            Assert.NotEmpty(refused.Message);
            return null;
        }
    }

    private static void AssertSame(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"read: {expected}\nkept: {actual}");

    // The text of a value in which one thing is left out, twice there, or of another type.
    private static IEnumerable<string> Edits(JsonNode? node) => node switch
    {
        JsonObject members => EditsOfList(
            [.. members.Select(member => ($"{JsonSerializer.Serialize(member.Key)}: ", member.Value))], list => $"{{ {list} }}"),
        JsonArray items => EditsOfList([.. items.Select(item => ("", item))], list => $"[ {list} ]"),
        _ => [],
    };

    private static IEnumerable<string> EditsOfList((string Name, JsonNode? Value)[] items, Func<string, string> whole)
    {
        string[] texts = [.. items.Select(item => item.Name + (item.Value?.ToJsonString() ?? "null"))];
        string With(int i, params string[] instead) => whole(string.Join(", ", [.. texts[..i], .. instead, .. texts[(i + 1)..]]));
        for (var i = 0; i < texts.Length; i++)
        {
            yield return With(i);
            yield return With(i, texts[i], texts[i]);
            foreach (var value in Others.Concat(Edits(items[i].Value)))
            {
                yield return With(i, items[i].Name + value);
            }
        }
    }
}
