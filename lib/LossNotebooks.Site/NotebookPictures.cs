using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using LossNotebooks.Site.Assets;
using LossNotebooks.Site.Pictures;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site;

/// <summary>
/// Pictures of figures within notebooks, for whoever shows one and runs no scripts: sites that host code, Jupyter until it trusts the
/// notebook, exporters. They are those of wide pages, on paper of their own. Where nothing can draw, those that are there stay.
/// </summary>
public sealed class NotebookPictures : IDisposable
{
    private readonly PictureDrawer drawer;
    private readonly ConcurrentQueue<string> failures = new();

    /// <summary>Fetches nothing: npm's packages are there once pages have been made.</summary>
    public NotebookPictures()
        : this(new PictureDrawer(PictureCache.OfUser, NodeModules.AreThere))
    {
    }

    internal NotebookPictures(PictureDrawer drawer) => this.drawer = drawer;

    /// <summary>A sentence about pictures that could be neither drawn nor compared, if there are any.</summary>
    public IEnumerable<string> Remarks => failures.TryPeek(out var first)
        ? [string.Create(CultureInfo.InvariantCulture, $"Pictures of figures that could not be drawn: {failures.Count}. {Reason(first)}")]
        : [];

    /// <inheritdoc/>
    public void Dispose() => drawer.Dispose();

    /// <summary>Gives every figure its picture, in place of the one that it has.</summary>
    public void Store(Notebook notebook)
    {
        foreach (var output in notebook.CodeCells.SelectMany(cell => cell.Outputs).OfType<JsonObject>())
        {
            var last = FigureOutput.PictureOf(output);
            FigureOutput.Store(output, Draw(output, isMissed: last is null) ?? last);
        }
    }

    /// <summary>A sentence for each code cell that has a figure with another picture than its own, or with none.</summary>
    public IEnumerable<string> Differences(Notebook notebook) =>
        from cell in notebook.CodeCells.Index()
        where cell.Item.Outputs.OfType<JsonObject>().Any(
            output => Draw(output, isMissed: true) is { } drawn && drawn != FigureOutput.PictureOf(output))
        select string.Create(CultureInfo.InvariantCulture,
            $"{notebook.FileName}, code cell {cell.Index + 1}: the picture is not that of the figure; run it again");

    private string? Draw(JsonObject output, bool isMissed)
    {
        if (!FigureOutput.HasPlace(output) || FigureOutput.JsonOf(output) is not { } figure)
        {
            return null;
        }
        try
        {
            return Svg.Address(Svg.OnPaper(drawer.Draw(figure, FigureSize.Wide)));
        }
        catch (UserException failure)
        {
            if (isMissed)
            {
                failures.Enqueue(failure.Message);
            }
            return null;
        }
    }

    private static string Reason(string failure) => NodeModules.AreThere ? $"The first: {failure}"
        : "Install Node.js 20 or newer, make the pages once (`pages`), which fetches what draws them, and run again.";
}
