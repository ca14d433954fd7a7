using System.Globalization;
using System.Text.Json;
using LossNotebooks.Site.Assets;
using LossNotebooks.Site.Pictures;
using LossNotebooks.Site.Tests.Pictures;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>Pictures drawn without a browser, beside what plotly.js draws in one with the same font.</summary>
public sealed class PicturesInABrowser : IDisposable
{
    // The texts below an element, each with the middle of its box; a text of several lines counts as one.
    private const string Texts = """
        (where => {
          const frame = where.getBoundingClientRect();
          return JSON.stringify([...where.querySelectorAll('text')].filter(text => text.textContent.trim()).map(text => {
            const box = text.getBoundingClientRect();
            return { Words: text.textContent, X: (box.left + box.right) / 2 - frame.left, Y: (box.top + box.bottom) / 2 - frame.top };
          }));
        })
        """;

    private readonly TemporaryFolder folder = new("beside");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Texts_stand_where_a_browser_has_them_and_so_do_the_axes_that_they_belong_to()
    {
        Tools.NeedNode();
        Tools.NeedChromium();
        await NodeModules.EnsureAsync(TestContext.Current.CancellationToken);
        using var drawer = new PictureDrawer(PictureCache.OfUser);
        using var browser = new Browser(1440, 900);
        foreach (var (name, figure) in CourseFigures.Kinds)
        {
            var picture = drawer.Draw(figure, FigureSize.Wide);
            var request = PictureDrawer.Request(figure, FigureSize.Wide).ToJsonString();
            browser.Open(new Uri(folder.File($"{name}.html", Page(picture, request))).AbsoluteUri);
            await browser.WaitForAsync("window.drawn === true");
            var (ours, browsers) = (Read(browser, "#picture"), Read(browser, "#plot"));
            Assert.Equal((name, Words(browsers)), (name, Words(ours)));
            Assert.All(ours.Zip(browsers), pair => Assert.True(
                Math.Abs(pair.First.X - pair.Second.X) <= 1 && Math.Abs(pair.First.Y - pair.Second.Y) <= 1,
                string.Create(CultureInfo.InvariantCulture, $"{name}: {pair.First} in the picture, {pair.Second} in the browser")));
        }
    }

    private static string Page(string picture, string request) => $$"""
        <!doctype html>
        <meta charset="utf-8">
        <style>
        @font-face { font-family: Measured; src: url(data:font/woff2;base64,{{Convert.ToBase64String(File.ReadAllBytes(Font))}}); }
        body { margin: 0; }
        svg text, svg tspan { font-family: Measured !important; text-rendering: geometricPrecision; }
        </style>
        <div id="picture">{{picture}}</div><div id="plot"></div>
        <script src="{{new Uri(WebFolder.Plotly).AbsoluteUri}}"></script>
        <script>
        document.fonts.load("13px Measured").then(() => Plotly.newPlot("plot", {{request}}.data, {{request}}.layout, { staticPlot: true }))
          .then(() => { window.drawn = true; });
        </script>
        """;

    private static string Font =>
        WebFolder.File("node_modules", "@fontsource", "dejavu-sans", "files", "dejavu-sans-latin-400-normal.woff2");

    private static Text[] Read(Browser browser, string place) =>
        [.. JsonSerializer.Deserialize<Text[]>(browser.Ask<string>($"{Texts}(document.querySelector('{place}'))"))!
            .OrderBy(text => text.Words, StringComparer.Ordinal).ThenBy(text => Math.Round(text.Y / 4)).ThenBy(text => text.X)];

    private static string Words(Text[] texts) => string.Join(" | ", texts.Select(text => text.Words));

    private sealed record Text(string Words, double X, double Y);
}
