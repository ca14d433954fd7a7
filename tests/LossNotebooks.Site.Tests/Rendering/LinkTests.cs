using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Tests.Rendering;

/// <summary>Links and pictures lead to what the site has, and it has what they may lead to.</summary>
public sealed class LinkTests : PageTest, IDisposable
{
    private readonly TemporaryFolder folder = new("links");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("[x](02-a.ipynb)", "02-a.html")]
    [InlineData("[x](02-a.ipynb#The-Loss-L)", "02-a.html#the-loss-l")]
    [InlineData("[x](more/02-a.ipynb)", "02-a.html")]
    [InlineData("[x](#The-Loss)", "#the-loss")]
    [InlineData("[x](#MyAnchor) <a id='MyAnchor'></a>", "#MyAnchor")]
    [InlineData("[x](https://example.org/a.ipynb#B)", "https://example.org/a.ipynb#B")]
    [InlineData("[x](mailto:a@example.org)", "mailto:a@example.org")]
    [InlineData("[x](/lab/tree)", "/lab/tree")]
    [InlineData("<a href=\"02-a.ipynb#The-Loss\">x</a>", "02-a.html#the-loss")]
    [InlineData("<svg><use href=\"#Glyph\"/></svg>", "#Glyph")]
    [InlineData("<div>\n<a class='b' href='02-a.ipynb'>x</a>\n</div>", "02-a.html")]
    public void Links_between_notebooks_lead_to_pages_and_their_anchors(string markdown, string href)
    {
        var page = Page("%%" + markdown);
        Assert.Contains($"href=\"{href}\"", page.Body, StringComparison.Ordinal);
        Assert.Empty(page.Remarks);
    }

    [Theory]
    [InlineData("![x](attachment:a%20b.png)")]
    [InlineData("<img src=\"attachment:a b.png\">")]
    public void An_attached_picture_is_part_of_the_page(string markdown)
    {
        var notebook = Fixture.Notebook("%%" + markdown);
        notebook.Cells[0].Json["attachments"] = JsonNode.Parse("""{"a b.png":{"image/png":"AAAA\n"}}""");
        Assert.Contains("src=\"data:image/png;base64,AAAA\"", Page(notebook).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![x](images/a.png)", "images/a.png", "images/a.png")]
    [InlineData("![x](./images/../images/a.png)", "images/a.png", "images/a.png")]
    [InlineData("<img alt='x' src='images/a.png'>", "images/a.png", "images/a.png")]
    [InlineData("[x](d.csv)", "d.csv", "d.csv")]
    [InlineData("<script src=\"d.csv\"></script>", "d.csv", "d.csv")]
    [InlineData("![x](c%23%20%3F%25.png)", "c%23%20%3F%25.png", "c# ?%.png")]
    [InlineData("![x](images/a.png?raw=true)", "images/a.png", "images/a.png")]
    [InlineData("![x](../figs/up.png)", "figs/up.png", "figs/up.png")]
    [InlineData("[x](../figs/up.png)", "figs/up.png", "figs/up.png")]
    [InlineData("[x](../text.md)", "text.md.html", "text.md.html")]
    public void Files_beside_the_notebook_and_elsewhere_in_its_repository_come_along(string markdown, string url, string file)
    {
        Lay();
        var page = Page(Write(markdown));
        Assert.Contains($"=\"{url}\"", page.Body.Replace('\'', '"'), StringComparison.Ordinal);
        Assert.Equal([file], page.Files.Select(taken => taken.File).Distinct());
        Assert.Empty(page.Remarks);
    }

    [Theory]
    [InlineData("[x](.env)", "it is hidden")]
    [InlineData("![x](../.git/config)", "it is hidden")]
    [InlineData("![x](../../secret.png)", "it lies outside of the notebook's folder and repository")]
    [InlineData("![x](link.png)", "a symbolic link leads to it")]
    [InlineData("![x](way/secret.png)", "a symbolic link leads to it")]
    [InlineData("<img src=\"none.png\">", "there is no such file")]
    [InlineData("[x](images)", "it is a folder")]
    [InlineData("[x](pipe)", "it is empty")]
    [InlineData("[x](images/none/../../d.cs)", "there is no such file")]
    [InlineData("<a href='a\nb'>x</a>", "there is no such file")]
    [InlineData("[x](a%00b)", "there is no such file")]
    public void What_does_not_come_along_is_said(string markdown, string reason)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes, and does not let everybody make links.");
        Lay();
        File.CreateSymbolicLink(Path.Combine(folder.Path, "course/notebooks/link.png"), "../../secret.png");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "course/notebooks/way"), "../..");
        System.Diagnostics.Process.Start("mkfifo", Path.Combine(folder.Path, "course/notebooks/pipe")).WaitForExit();
        var page = Page(Write(markdown));
        Assert.Empty(page.Files);
        Assert.StartsWith("n.ipynb, cell 1: `", Assert.Single(page.Remarks), StringComparison.Ordinal);
        Assert.EndsWith($"is not on the site: {reason}.", page.Remarks[0], StringComparison.Ordinal);
        Assert.DoesNotContain('\n', page.Remarks[0]);
    }

    [Fact]
    public void Without_a_repository_only_what_lies_beside_the_notebook_comes_along()
    {
        folder.File("a.png", "x");
        folder.File("notebooks/b.png", "x");
        var page = Page(Write("![](../a.png) ![](b.png)"));
        Assert.Equal("b.png", Assert.Single(page.Files).File);
    }

    [Fact]
    public void Links_in_HTML_outputs_lead_there_too()
    {
        Lay();
        var notebook = Write("a", Fixture.NotebookText("1"));
        notebook.Cells[0].Json["outputs"] = JsonNode.Parse("""
            [{
              "output_type": "display_data",
              "metadata": {},
              "data": {
                "text/html": "<img src=\"images/a.png\"> <a href=\"b.ipynb\">$5$</a> <use href=\"#Own\"/><a href=\"#Own\">"
              }
            }]
            """);
        var page = Page(notebook);
        Assert.Contains(
            """<img src="images/a.png"> <a href="b.html">$5$</a> <use href="#Own"/><a href="#Own">""",
            page.Body, StringComparison.Ordinal);
        Assert.Equal("images/a.png", Assert.Single(page.Files).File);
    }

    private void Lay()
    {
        folder.File("secret.png", "x");
        folder.File("course/.git/config", "x");
        folder.File("course/figs/up.png", "x\0");
        folder.File("course/text.md", "x");
        folder.File("course/notebooks/.env", "x");
        foreach (var name in (string[])["images/a.png", "d.csv", "c# ?%.png"])
        {
            folder.File($"course/notebooks/{name}", "x");
        }
    }

    private Notebook Write(string markdown, string? text = null) => NotebookFile.Parse(
        text ?? Fixture.NotebookText("%%" + markdown),
        Path.Combine(folder.Path, Directory.Exists(Path.Combine(folder.Path, "course")) ? "course" : "", "notebooks", "n.ipynb"));
}
