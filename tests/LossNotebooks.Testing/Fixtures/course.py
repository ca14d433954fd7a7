"""Writes the small course that the tests run and render (Debian: python3-nbformat)."""
import pathlib

import nbformat.v4 as v4

folder = pathlib.Path(__file__).parent / "course"
metadata = {
    "kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"},
    "language_info": {"file_extension": ".cs", "mimetype": "text/x-csharp", "name": "C#", "pygments_lexer": "csharp", "version": "13.0"},
}


def text(id, source, **extra):
    return v4.new_markdown_cell(source.strip(), id=id, metadata=extra)


def code(id, source, **extra):
    return v4.new_code_cell(source.strip(), id=id, metadata={"polyglot_notebook": {"kernelName": "csharp"}, **extra})


def write(name, *cells):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(v4.writes(v4.new_notebook(metadata=metadata, cells=list(cells))) + "\n", encoding="utf-8")


write(
    "01-prose.ipynb",
    text("title", r"""
# From likelihood to loss $L[\phi]$

A loss is not taken from a shelf: it *falls out* of a distribution $Pr(y\mid\theta)$. See [the figures](02-figures.ipynb#A-Slider), or a note.[^1]

[^1]: With $\sigma$ fixed, it is the sum of squares.
"""),
    text("criterion", r"""
## Maximum likelihood

* **Criterion.**
  $$\hat\phi = \operatorname*{argmax}_\phi \prod_{i=1}^I Pr(y_i\mid x_i)
    = \operatorname*{argmin}_\phi \Big[-\sum_{i=1}^I \log Pr(y_i\mid f[x_i,\phi])\Big]$$
* It costs $5, or perhaps $6, and no mathematics is meant.

$$
\underbrace{-\log Pr(y\mid\mu,\sigma)}_{\text{loss of one example}} = \tfrac12\log(2\pi) + \log\sigma + \frac{(y-\mu)^2}{2\sigma^2} \qquad\text{for all real } y \text{ and all } \sigma > 0
$$

| symbol | meaning | in code |
|---|---|---|
| $\phi$ | parameters of the model | `phi` |
| $\theta = f[x,\phi]$ | parameters of the distribution over the output | `theta` |

> A quotation, to see it.

### Maximum likelihood

A heading may come twice.
"""),
    text("fold", r"""
<details><summary>More on this</summary>

Folded **prose** with $\mu$ in it:

```csharp
var mean = y.Average(); // in a fence
```

</details>
"""),
    code("values", r"""
// The sum of squares, the slow way: every term in sight.
record Point(double X, double Y);
var points = new[] { new Point(0.5, 1.25), new Point(1.5, -0.75), new Point(2.5, 3.0) };
double SumOfSquares(IEnumerable<Point> data, double slope) => data.Sum(p => Math.Pow(p.Y - slope * p.X, 2));
Console.WriteLine($"one {SumOfSquares(points, 1.0):F4}");
Console.WriteLine("two <3 & \"three\"");
points
"""),
    code("sum", "1 + 1"),
    code("text", "string.Join(\", \", Enumerable.Range(0, 60))"),
    code("error", "var zero = 0;\n1 / zero", tags=["raises-exception"]),
    text("task", "## Exercises\n\n**1.** Make `Answer` give back 42."),
    code("ex-1", "int Answer() => 0; // your turn", tags=["exercise"]),
    code("ex-1-check", "Answer() == 42 ? \"✔ so it is\" : \"✘ think of six times seven\""),
    code("ex-1-solution", "int Answer() => 6 * 7;", tags=["solution"], jupyter={"source_hidden": True}),
)

figure = r"""
using Microsoft.DotNet.Interactive.Formatting;
record Figure(string Json);
Formatter.Register<Figure>(f => f.Json, "application/vnd.plotly.v1+json");
Formatter.Register<Figure>(f => "A figure", "text/plain");
Formatter.SetPreferredMimeTypesFor(typeof(Figure), "text/plain");
"""
slider = r"""
string Curve(double mu) => "[" + string.Join(",", Enumerable.Range(-40, 81).Select(i => Math.Exp(-0.5 * (i / 10.0 - mu) * (i / 10.0 - mu)).ToString("R", System.Globalization.CultureInfo.InvariantCulture))) + "]";
var x = "[" + string.Join(",", Enumerable.Range(-40, 81).Select(i => (i / 10.0).ToString(System.Globalization.CultureInfo.InvariantCulture))) + "]";
var frames = string.Join(",", new[] { -2, -1, 0, 1, 2 }.Select(mu => $$$"""  + '"""' + r"""{"name":"{{{mu}}}","data":[{"y":{{{Curve(mu)}}}}]}""" + '"""' + r"""));
var steps = string.Join(",", new[] { -2, -1, 0, 1, 2 }.Select(mu => $$$""" + '"""' + r"""{"label":"{{{mu}}}","method":"animate","args":[["{{{mu}}}"],{"mode":"immediate","frame":{"duration":0,"redraw":false},"transition":{"duration":0}}]}""" + '"""' + r"""));
new Figure($$$""" + '"""' + r"""{"data":[{"type":"scatter","mode":"lines","name":"likelihood","x":{{{x}}},"y":{{{Curve(0)}}}}],"layout":{"title":{"text":"Drag the mean"},"xaxis":{"title":{"text":"y"}},"yaxis":{"title":{"text":"Pr(y|μ)"}},"sliders":[{"active":2,"currentvalue":{"prefix":"μ = "},"steps":[{{{steps}}}]}],"meta":{"alt":"A bell curve over y, centred at the slider's μ.","caption":"Drag the slider: the curve moves with $\\mu$, and its shape stays."}},"frames":[{{{frames}}}],"config":{}}""" + '"""' + r""")
"""
bars = r"""new Figure(""" + '"""' + r"""{"data":[{"type":"bar","name":"counts","x":["a","b","c"],"y":[3,1,2]},{"type":"scatter","name":"model","x":["a","b","c"],"y":[2.5,1.5,2]}],"layout":{"meta":{"alt":"Three bars, and a line near their tops.","caption":""}},"frames":[],"config":{}}""" + '"""' + ")"

write(
    "02-figures.ipynb",
    text("title", "# Figures\n\nThey are drawn when they come into view."),
    code("formatter", figure),
    text("slider-heading", "## A slider\n\nThe curve moves."),
    code("slider", slider),
    text("far", "## Far below\n\n" + "\n\n".join(f"Paragraph {n} lies between the two figures, so that the second is out of sight at first, and is not drawn until somebody scrolls." for n in range(1, 25))),
    code("bars", bars, jupyter={"source_hidden": True}),
    code("time", "#!time\nConsole.WriteLine(\"timed\");"),
)
