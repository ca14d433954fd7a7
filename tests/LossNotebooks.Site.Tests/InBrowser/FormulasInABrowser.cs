using System.Text.Json;
using LossNotebooks.Site.Assets;
using LossNotebooks.Site.Formulas;
using LossNotebooks.Site.Tests.Rendering;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>Formulas as pages have them, beside what KaTeX makes of them in a browser.</summary>
public sealed class FormulasInABrowser : PageTest
{
    // Where each letter of a formula stands, from its beginning. KaTeX holds tables open by letters without a width.
    private const string Letters = """
        (formula => {
          const from = formula.getBoundingClientRect();
          const letters = [];
          const texts = document.createTreeWalker(formula.querySelector('.katex-html'), NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            for (let i = 0; i < texts.currentNode.length; i++) {
              if (texts.currentNode.data[i] === '\u200b') continue;
              const range = document.createRange();
              range.setStart(texts.currentNode, i);
              range.setEnd(texts.currentNode, i + 1);
              const box = range.getBoundingClientRect();
              letters.push([texts.currentNode.data[i], box.left - from.left, box.top - from.top]);
            }
          }
          return [...letters, ["height", 0, from.height]];
        })
        """;

    private static readonly string[] Tex =
    [
        "x", @"\mu", "1 - p", @"y \in \{0, 1\}", @"e^{-z^2/2}", @"x_i,\; y_i", @"\tfrac12 \log 2\pi",
        @"\hat\phi = \operatorname*{argmin}_\phi L[\phi].", @"\text{odds of } \mathbb R \implies \color{red}{x + 1}",
        @"Pr(y \mid \mu, \sigma) = \frac{1}{\sqrt{2\pi}\,\sigma} \exp\!\left[-\frac{(y - \mu)^2}{2\sigma^2}\right]",
        @"\begin{aligned} a &= -2 \sum_{i=1}^I x_i \big(y_i - f[x_i, \phi]\big) \\ &\le \mathrm{KL}(p \,\|\, q) \end{aligned}",
        @"\begin{pmatrix} \sigma_1^2 & \rho \\ \rho & \sigma_2^2 \end{pmatrix}^{-1}", @"\int_0^\infty \! \mathbf W \, d\mathbf W",
    ];

    private readonly TemporaryFolder folder = new("formulas");

    [Fact]
    public async Task Formulas_take_fewer_elements_than_KaTeX_and_every_letter_stands_where_it_has_it()
    {
        Tools.NeedChromium();
        SiteAssets.CopyTo(Path.Combine(folder.Path, SiteAssets.Folder), isWatched: false);
        File.Copy(WebFolder.File("node_modules", "katex", "dist", "katex.min.js"), Path.Combine(folder.Path, "katex.js"));
        using var mathematics = new Mathematics();
        var ours = string.Concat(Tex.Select(tex => $"<p>{mathematics.Set(tex, isDisplay: false, []).Html}</p>"));
        folder.File("index.html", $"""
            <!doctype html>
            <meta charset="utf-8">
            <link rel="stylesheet" href="assets/katex.min.css"><link rel="stylesheet" href="assets/site.css">
            <div id="ours">{ours}</div><div id="katex">{string.Concat(Tex.Select(_ => "<p></p>"))}</div>
            <script src="katex.js"></script>
            """);
        using var server = new FolderServer(folder.Path);
        using var browser = new Browser(1440, 900);
        browser.Open($"{server.Address}index.html");
        browser.Do($$"""
            const places = document.querySelectorAll("#katex p");
            {{JsonSerializer.Serialize(Tex)}}.forEach((tex, i) => katex.render(tex, places[i]));
            """);
        Assert.True(browser.Await<bool>("document.fonts.ready.then(() => true)"));

        Assert.True(browser.Ask<bool>("document.querySelectorAll('#ours *').length < document.querySelectorAll('#katex *').length"));
        foreach (var (index, tex) in Tex.Index())
        {
            string Of(string place) => $"{Letters}(document.querySelectorAll('#{place} .katex')[{index}])";
            Assert.Equal((tex, ""), (tex, browser.Ask<string>($$"""
                (([ours, katex]) => ours.length !== katex.length ? 'other letters' : katex.filter(([letter, x, y], i) =>
                  ours[i][0] !== letter || Math.abs(ours[i][1] - x) > 0.25 || Math.abs(ours[i][2] - y) > 0.25).join('; '))
                ([{{Of("ours")}}, {{Of("katex")}}])
                """)));
        }
    }
}
