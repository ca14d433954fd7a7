using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LossNotebooks.Site.Pictures;

namespace LossNotebooks.Site.Tests.Pictures;

/// <summary>Pictures of figures, which Node draws.</summary>
public sealed partial class PictureTests : DrawingTest
{
    [Fact]
    public void Every_figure_of_the_course_has_a_picture_that_says_what_the_figure_says()
    {
        using var drawer = new PictureDrawer(PictureCache.OfUser);
        var names = new ConcurrentDictionary<string, string>();
        Parallel.ForEach(CourseFigures.All, new() { MaxDegreeOfParallelism = 2 }, figure =>
        {
            var picture = XElement.Parse(drawer.Draw(figure.Json, FigureSize.Wide));
            Assert.Equal((figure.Name, ""), (figure.Name, string.Join(" | ", Texts(figure.Json).Except(Texts(picture)))));
            Assert.All(picture.Descendants().Attributes("id"), id => Assert.True(
                names.TryAdd(id.Value, figure.Name),
                $"{figure.Name} and {names.GetValueOrDefault(id.Value)} both call something {id.Value}"));
        });
    }

    [Fact]
    public void Other_processes_draw_the_same_bytes()
    {
        string[] Draw(string cache)
        {
            using var drawer = new PictureDrawer(new PictureCache(Path.Combine(Folder, cache)));
            return [.. CourseFigures.All.Take(3).Select(figure => drawer.Draw(figure.Json, FigureSize.Narrow))];
        }
        Assert.Equal(Draw("first"), Draw("second"));
    }

    [Fact]
    public void A_picture_is_drawn_once_and_kept()
    {
        var figure = Figure("{}");
        using (var drawer = new PictureDrawer(new PictureCache(Folder)))
        {
            drawer.Draw(figure, FigureSize.Wide);
        }
        File.WriteAllText(Assert.Single(Directory.GetFiles(Folder)), "kept");
        using var next = new PictureDrawer(new PictureCache(Folder));
        Assert.Equal("kept", next.Draw(figure, FigureSize.Wide));
        Assert.NotEqual("kept", next.Draw(figure, FigureSize.Narrow));
    }

    [Theory]
    [InlineData("""{"paper_bgcolor":"rgba(0,0,0,0)","xaxis":{"title":{"text":"a < b & \"c\""}}}""", "currentColor")]
    [InlineData("""{"xaxis":{"title":{"text":"a < b & \"c\""}}}""", "#444")]
    public void Only_on_paper_that_is_the_page_s_texts_have_the_page_s_ink(string layout, string ink)
    {
        using var drawer = new PictureDrawer(new PictureCache(Folder));
        var picture = XElement.Parse(drawer.Draw(Figure(layout), FigureSize.Wide));
        var title = picture.Descendants().Single(element => element.Name.LocalName == "text" && element.Value == "a < b & \"c\"");
        Assert.Equal(ink, title.AncestorsAndSelf().Attributes("fill").First().Value);
    }

    [Fact]
    public void A_figure_that_is_none_says_so()
    {
        using var drawer = new PictureDrawer(new PictureCache(Folder));
        var failure = Assert.Throws<UserException>(() => drawer.Draw(Figure("""{"width":1,"margin":{"l":"x"},"grid":{"rows":3}}""", "[7]"),
            FigureSize.Wide));
        Assert.StartsWith("the figure can't be drawn: ", failure.Message, StringComparison.Ordinal);
    }

    private static JsonObject Figure(string layout, string data = """[{"type":"scatter","x":[1,2],"y":[1,4]}]""") =>
        JsonNode.Parse($$"""{"data":{{data}},"layout":{{layout}}}""")!.AsObject();

    // What a figure writes besides the numbers at its axes.
    private static IEnumerable<string> Texts(JsonObject figure)
    {
        var layout = figure["layout"]!.AsObject();
        var titles = layout.Where(entry => Axis().IsMatch(entry.Key)).Select(entry => entry.Value!["title"]).Append(layout["title"])
            .Select(title => title?["text"]);
        var annotations = (layout["annotations"] as JsonArray ?? []).Select(annotation => annotation!["text"]);
        var entries = (bool?)layout["showlegend"] != true ? [] : figure["data"]!.AsArray()
            .Where(trace => (bool?)trace!["showlegend"] != false && trace["visible"]?.ToString() != "false")
            .Select(trace => trace!["name"]);
        return titles.Concat(annotations).Concat(entries).Select(text => Tag().Replace(text?.ToString() ?? "", "").Trim())
            .Where(text => text.Length > 0);
    }

    private static IEnumerable<string> Texts(XElement picture) =>
        picture.Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value.Trim());

    [GeneratedRegex(@"^[xy]axis\d*$")]
    private static partial Regex Axis();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
