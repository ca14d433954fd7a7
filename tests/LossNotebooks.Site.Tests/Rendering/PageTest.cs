using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LossNotebooks.Site.Assets;
using LossNotebooks.Site.Formulas;
using LossNotebooks.Site.Pictures;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Tests.Rendering;

/// <summary>What tests of pages share: Node, and short ways to a page.</summary>
public abstract partial class PageTest : IAsyncLifetime
{
    private readonly PictureDrawer pictures = new(PictureCache.OfUser);
    private Mathematics mathematics = null!;

    public async ValueTask InitializeAsync()
    {
        Tools.NeedNode();
        await NodeModules.EnsureAsync(TestContext.Current.CancellationToken);
        mathematics = new Mathematics();
    }

    public ValueTask DisposeAsync()
    {
        mathematics?.Dispose();
        pictures.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The page of a notebook.</summary>
    internal Page Page(Notebook notebook, bool isTrusted = true) =>
        new(notebook, new Code(notebook, isTrusted: isTrusted), mathematics, pictures);

    /// <summary>The page of cells; one that begins with <c>%%</c> is Markdown.</summary>
    internal Page Page(params IEnumerable<string> cells) => Page(Fixture.Notebook(cells));

    /// <summary>A cell of Markdown as HTML.</summary>
    protected string Html(string markdown) => Body("%%" + markdown)["<div class=\"prose\">".Length..^"</div>".Length].Trim();

    /// <summary>Cells as HTML.</summary>
    protected string Body(params IEnumerable<string> cells) => Page(cells).Body.Trim();

    /// <summary>An output of a code cell as HTML.</summary>
    protected string Output(JsonNode output) => Page(WithOutputs(output)).Body;

    /// <summary>An output with data of one type.</summary>
    protected string Output(string type, JsonNode data) => Output(new JsonObject
    {
        ["output_type"] = "display_data",
        ["metadata"] = new JsonObject(),
        ["data"] = new JsonObject { [type] = data },
    });

    /// <summary>A notebook of one code cell.</summary>
    protected static Notebook WithOutputs(params IEnumerable<JsonNode> outputs)
    {
        var notebook = Fixture.Notebook("1");
        notebook.Cells[0].Json["outputs"] = new JsonArray([.. outputs]);
        return notebook;
    }

    /// <summary>The TeX of the formulas that have been set in a page, in order.</summary>
    protected static IEnumerable<string> Formulas(string html) =>
        Source().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value));

    [GeneratedRegex("<math[^>]* alttext=\"(.*?)\"", RegexOptions.Singleline)]
    private static partial Regex Source();
}
