namespace LossNotebooks.Site.Rendering;

/// <summary>Code as HTML, coloured when it is C#.</summary>
internal static class Code
{
    /// <summary>A block of code in a language named as in a Markdown fence or in a cell's metadata.</summary>
    public static string Block(string source, string language) =>
        $"""<pre class="code" tabindex="0"><code>{Html.Escape(source.TrimEnd('\n'))}</code></pre>""";
}
