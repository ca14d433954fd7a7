using Microsoft.DotNet.Interactive;

namespace LossNotebooks.Engine.Magics;

/// <summary>The magics of .NET Interactive that make sense in a notebook of C#.</summary>
internal static class MagicTable
{
    /// <summary>What code is under no magic.</summary>
    public const string CSharp = "csharp";

    /// <summary>What the prose of a notebook is.</summary>
    public const string Markdown = "markdown";

    private static readonly Dictionary<string, Magic> ByName;

    static MagicTable()
    {
        All =
        [
            new(CSharp, "Runs the lines below as C#.", true, (run, cell, section) => run.RunCSharpAsync(cell, section), "c#", "C#"),
            new(Markdown, "Shows the lines below as Markdown.", true, (_, cell, section) => Show(cell, ("text/markdown", section.Body))),
            new("html", "Shows the lines below as HTML.", true, (_, cell, section) => Show(cell, ("text/html", section.Body))),
            new("javascript", "Runs the lines below in the page.", true, (_, cell, section) => Show(cell, Script(section.Body)), "js"),
            new("mermaid", "Shows the lines below as a diagram.", true, (_, cell, section) => Show(cell, Mermaid.Texts(section.Body))),
            new("value", "Keeps the lines below, or a file, under a name.", true, SharedValues.KeepAsync),
            new("share", "Makes a variable of a value that was kept.", false, SharedValues.ShareAsync),
            new("set", "Makes a variable of a text.", false, SharedValues.SetAsync),
            new("time", "Tells how long the cell took.", false, (_, cell, _) => Time(cell)),
            new("who", "Lists the variables.", false, (run, cell, _) => Show(cell, Variables.Names(run))),
            new("whos", "Lists the variables with types and values.", false, (run, cell, _) => Show(cell, Variables.Values(run))),
            new("import", "Runs a notebook, a C# file or another file.", false, Import.RunAsync),
            new("lsmagic", "Lists the magics.", false, (_, cell, _) => Show(cell, ("text/html", List()))),
            new("about", "Tells what runs the cells.", false, (_, cell, _) => Show(cell, ("text/plain", About.Text))),
        ];
        ByName = All.SelectMany(magic => magic.Aliases.Prepend(magic.Name).Select(name => (name, magic))).ToDictionary();
    }

    public static IReadOnlyList<Magic> All { get; }

    /// <summary>Every name as it is typed.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Select(name => "#!" + name);

    public static Magic? Find(string name) => ByName.GetValueOrDefault(name);

    private static (string MimeType, string Text) Script(string content) => ("text/html", Kernel.Script(content));

    private static Task<Error?> Time(RunningCell cell)
    {
        cell.Time();
        return Task.FromResult<Error?>(null);
    }

    private static Task<Error?> Show(RunningCell cell, params (string MimeType, string Text)[] texts)
    {
        cell.Write(new DisplayData(MimeBundle.Of(texts), null));
        return Task.FromResult<Error?>(null);
    }

    private static string List() =>
        "<ul>" + string.Concat(All.Select(magic => $"<li><code>#!{magic.Name}</code> {magic.Description}</li>")) + "</ul>";
}
