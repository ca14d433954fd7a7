using System.Net;

namespace LossNotebooks.Course;

/// <summary>
/// A figure for notebook front ends that don't draw plotly's JSON by themselves: Jupyter Notebook, JupyterLab, VS Code, exported pages.
/// It shows the figure in words until plotly.js is there, and for good if there is none.
/// </summary>
internal static class FigureHtml
{
    // Text is drawn in a colour that nothing else has, and shown in that of the page, which may change to a dark theme.
    private const string Ink = "rgb(1, 2, 3)";

    // Front ends run scripts in different places and orders, some more than once: so each run draws every figure that is not drawn yet,
    // found by its attribute. plotly.js comes from the page, else from the kernel's folder on the Jupyter server, else from the network;
    // where RequireJS is on the page it must do the loading, or the library would hand itself to nobody. The width may
    // change: JupyterLab has side bars.
    private const string Script = $$"""
        (function () {
          var w = window, urls = ['https://cdn.plot.ly/plotly-cartesian-2.35.3.min.js'];
          var base = document.body.dataset.baseUrl, lab = document.getElementById('jupyter-config-data');
          if (!base && lab) base = JSON.parse(lab.textContent).baseUrl;
          if (base) urls.unshift(base + 'kernelspecs/.net-csharp/plotly.min.js');
          function draw() {
            document.querySelectorAll('[data-loss-figure]').forEach(function (box) {
              var figure = JSON.parse(box.dataset.lossFigure), layout = figure.layout, grid = layout.grid, width = box.clientWidth;
              box.removeAttribute('data-loss-figure');
              layout.font.color = '{{Ink}}';
              if (grid && grid.columns > grid.rows && width < 600) {
                layout.height += (grid.columns - 1) * 300;
                layout.grid = Object.assign({}, grid, { rows: grid.columns, columns: grid.rows });
              }
              box.textContent = '';
              box.style.height = layout.height + 'px';
              w.Plotly.newPlot(box, Object.assign(figure, { layout: layout }));
              new ResizeObserver(function () {
                if (box.clientWidth && box.clientWidth !== width) w.Plotly.Plots.resize(box);
                width = box.clientWidth;
              }).observe(box);
            });
          }
          function load() {
            var url = urls.shift();
            if (!url) { w.lossFigures = false; return; }
            if (w.requirejs && w.define && w.define.amd) w.requirejs([url], function (plotly) { w.Plotly = w.Plotly || plotly; draw(); }, load);
            else {
              var tag = document.createElement('script');
              tag.src = url; tag.onload = draw; tag.onerror = load;
              document.head.appendChild(tag);
            }
          }
          if (w.Plotly) draw(); else if (!w.lossFigures) { w.lossFigures = true; load(); }
        })();
        """;

    private const string Style = $$""".main-svg text[style*="{{Ink}}"] { fill: currentColor !important; }""";

    /// <summary>The figure as an HTML fragment.</summary>
    public static string Write(Figure figure)
    {
        var alt = WebUtility.HtmlEncode(FigureText.Describe(figure));
        // Single quotes around the JSON, so that its own double quotes stay as they are.
        var json = FigureJson.Write(figure).Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        return $"<figure style=\"margin:0\">\n"
            + $"<div role=\"img\" aria-label=\"{alt}\" data-loss-figure='{json}'>{alt}</div>\n"
            + $"<style>{Style}</style>\n<script>\n{Script}\n</script>\n</figure>";
    }
}
