using System.Net;

namespace LossNotebooks.Engine.Magics;

/// <summary><c>#!mermaid</c>: the source in the type that JupyterLab draws, and in the HTML that mermaid.js looks for in a page.</summary>
internal static class Mermaid
{
    public static (string MimeType, string Text)[] Texts(string source) =>
        [("text/vnd.mermaid", source), ("text/html", $"<pre class=\"mermaid\">{WebUtility.HtmlEncode(source)}</pre>")];
}
