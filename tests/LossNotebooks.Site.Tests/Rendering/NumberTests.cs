using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Tests.Rendering;

/// <summary>What is numbered, and what leads to it.</summary>
public sealed class NumberTests : PageTest
{
    [Fact]
    public void Formulas_with_a_label_are_numbered_and_references_lead_to_them_also_from_above()
    {
        var page = Page("%%By $\\eqref{b}$ and $x \\ref{a}$:", "%%$$y \\label{a}$$", "%%$$z$$", "%%$$\n\\label{b} w\n$$");
        Assert.Contains("""<a class="reference" href="#eq-b">(2)</a>""", page.Body, StringComparison.Ordinal);
        Assert.Contains("class=\"math\" id=\"eq-a\"", page.Body, StringComparison.Ordinal);
        Assert.Equal(["x \\text{1}", "y \\tag{1}", "z", "w \\tag{2}"], Formulas(page.Body).Select(tex => tex.Trim()));
        Assert.Empty(page.Remarks);
    }

    [Theory]
    [InlineData(@"\begin{aligned}a &= b \label{x} \\ c &= d\end{aligned}")]
    [InlineData(@"\begin{align}a &= b \label{x} \\ c &= d \label{y}\end{align}")]
    [InlineData(@"\begin{cases}a \\ b\end{cases} \label{eq:x}")]
    public void Formulas_of_many_lines_can_have_a_label(string tex)
    {
        var page = Page($"%%$${tex}$$");
        Assert.Contains(@"\tag{1}", Assert.Single(Formulas(page.Body)), StringComparison.Ordinal);
        Assert.Empty(page.Remarks);
    }

    [Fact]
    public void A_reference_to_no_formula_is_said()
    {
        var page = Page("%%$\\eqref{c}$");
        Assert.Contains("leads to no formula", Assert.Single(page.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Captions_count_the_figures_of_a_page()
    {
        var notebook = Fixture.Notebook("1", "%%It **rises**.", "1", "%%It falls.");
        foreach (var cell in (int[])[1, 3])
        {
            notebook.Cells[cell - 1].Json["outputs"] = new JsonArray(new JsonObject
            {
                ["output_type"] = "stream",
                ["name"] = "stdout",
                ["text"] = "drawn",
            });
            notebook.Cells[cell].Json["metadata"]!["tags"] = new JsonArray("caption");
        }
        var body = Page(NotebookFile.Parse(NotebookFile.ToText(notebook), notebook.Path)).Body;
        Assert.Contains("""<p><span class="label">Figure 1.</span> It <strong>rises</strong>.</p>""", body, StringComparison.Ordinal);
        Assert.Contains("""<p><span class="label">Figure 2.</span> It falls.</p>""", body, StringComparison.Ordinal);
        Assert.Contains("""id="fig-2">""", body, StringComparison.Ordinal);
    }
}
