using System.Text;
using System.Text.Json.Nodes;
using LossNotebooks.Site.Pictures;

namespace LossNotebooks.Site.Tests.Pictures;

/// <summary>Pictures of figures within the notebooks themselves.</summary>
public sealed class NotebookPicturesTests : DrawingTest
{
    private const int MostBytes = 500_000;

    [Fact]
    public void Every_notebook_of_the_course_holds_the_pictures_of_its_figures_and_stays_small()
    {
        using var pictures = new NotebookPictures();
        Assert.All(Fixture.WholeCourse, path =>
        {
            Assert.Equal((path, ""), (path, string.Join('\n', pictures.Differences(NotebookFile.Read(path)))));
            Assert.True(new FileInfo(path).Length <= MostBytes, $"{path} has more than {MostBytes} bytes.");
        });
        Assert.Empty(pictures.Remarks);
    }

    [Fact]
    public void A_figure_gets_its_picture_on_light_paper_and_another_s_is_found()
    {
        using var pictures = new NotebookPictures(Drawer(draws: true));
        var notebook = Drawn();
        Assert.Equal(["a.ipynb, code cell 1: the picture is not that of the figure; run it again"], pictures.Differences(notebook));
        pictures.Store(notebook);
        Assert.Empty(pictures.Differences(notebook));
        var picture = Picture(notebook)!;
        var svg = Encoding.UTF8.GetString(Convert.FromBase64String(picture[(picture.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        Assert.Contains("<style>:root{color:#23252b;background:#fff}</style>", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("prefers-color-scheme", svg, StringComparison.Ordinal);

        FigureOutput.Store(notebook.Cells[0].Outputs[0]!, "data:image/svg+xml;base64,AAAA");
        Assert.Single(pictures.Differences(notebook));
        pictures.Store(notebook);
        Assert.Equal(picture, Picture(notebook));
        Assert.Empty(pictures.Remarks);
    }

    [Fact]
    public void Where_nothing_can_draw_pictures_stay_and_only_missing_ones_are_said()
    {
        using var pictures = new NotebookPictures(Drawer(draws: false));
        var notebook = Drawn();
        FigureOutput.Store(notebook.Cells[0].Outputs[0]!, "data:image/svg+xml;base64,AAAA");
        pictures.Store(notebook);
        Assert.Equal("data:image/svg+xml;base64,AAAA", Picture(notebook));
        Assert.Empty(pictures.Remarks);

        Assert.Empty(pictures.Differences(notebook));
        Assert.StartsWith("Pictures of figures that could not be drawn: 1. ", Assert.Single(pictures.Remarks), StringComparison.Ordinal);
        pictures.Store(Drawn());
        Assert.StartsWith("Pictures of figures that could not be drawn: 2. ", Assert.Single(pictures.Remarks), StringComparison.Ordinal);
    }

    private PictureDrawer Drawer(bool draws) => new(new PictureCache(Folder), draws);

    private static string? Picture(Notebook notebook) => FigureOutput.PictureOf(notebook.Cells[0].Outputs[0]!);

    private static Notebook Drawn()
    {
        var notebook = Fixture.Notebook("figure");
        var html = "<figure style=\"margin:0\">\n<div role=\"img\" aria-label=\"a line\" data-loss-figure='"
            + """{"data":[{"type":"scatter","x":[1,2],"y":[1,4]}],"layout":{"paper_bgcolor":"rgba(0,0,0,0)"}}"""
            + "'>a line</div>\n<style></style>\n</figure>";
        var data = new JsonObject { ["text/html"] = html };
        notebook.Cells[0].Store([new JsonObject { ["output_type"] = "display_data", ["data"] = data }], 1);
        return notebook;
    }
}
