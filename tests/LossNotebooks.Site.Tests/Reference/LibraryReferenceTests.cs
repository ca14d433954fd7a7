using System.Net;
using System.Text.RegularExpressions;
using LossNotebooks.Site.Reference;
using LossNotebooks.Site.Rendering;
using LossNotebooks.Site.Tests.Rendering;

namespace LossNotebooks.Site.Tests.Reference;

public partial class LibraryReferenceTests : PageTest
{
    [Theory]
    [InlineData("T:A.B.Normal", "A.B.Normal.html", "Normal")]
    [InlineData("T:A.Likelihood`2", "A.Likelihood-2.html", "Likelihood")]
    [InlineData("M:A.Normal.#ctor(System.Double)", "A.Normal.html#constructor", "Normal")]
    [InlineData("M:A.Recipe.Choose``1(A.Likelihood{``0,System.Double})", "A.Recipe.html#Choose", "Recipe.Choose")]
    [InlineData("P:A.Fit`2.Loss", "A.Fit-2.html#Loss", "Fit.Loss")]
    [InlineData("M:A.Lanes.op_Implicit(System.Double)~A.Lanes", "A.Lanes.html#op_Implicit", "Lanes.op_Implicit")]
    public void A_name_has_its_place(string id, string url, string words) =>
        Assert.Equal((url, words), (ReferenceLink.Url(id), ReferenceLink.ShortName(id)));

    [Fact]
    public void A_word_of_code_leads_to_what_it_means_where_the_page_has_it_first()
    {
        var page = Read().Page;
        Assert.Single(Regex.Matches(page.Body, "href=\"LossNotebooks.Normal.html\""));
        Assert.Contains("<a class=\"method\" href=\"LossNotebooks.Normal.html#LogProbability\">", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_has_its_formula_its_source_and_the_notebooks_that_use_it()
    {
        var reference = Read().Reference;
        var normal = reference.Pages.Single(page => page.File == "LossNotebooks.Normal.html").Body;
        Assert.Contains("μ", normal, StringComparison.Ordinal);
        Assert.Contains("href=\"lib.LossNotebooks.Distributions.Normal.cs.html\"", normal, StringComparison.Ordinal);
        Assert.Contains("Used in <a href=\"a.html\">", normal, StringComparison.Ordinal);
        Assert.DoesNotContain("Used in", reference.Pages.Single(page => page.File == "LossNotebooks.Gamma.html").Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_of_the_reference_leads_to_a_page_and_an_anchor_that_are_there()
    {
        var reference = Read().Reference;
        var pages = reference.Pages.ToDictionary(page => page.File, page => page.Body);
        var others = reference.Sources.Select(source => source.File).Append("a.html").ToHashSet();
        foreach (var (file, body) in pages)
        {
            foreach (Match link in Link().Matches(body))
            {
                var (to, anchor) = (WebUtility.HtmlDecode(link.Groups[1].Value), link.Groups[2].Value);
                Assert.True(others.Contains(to) || (pages.TryGetValue(to, out var there)
                    && (anchor.Length == 0 || there.Contains($"id=\"{anchor}\"", StringComparison.Ordinal))), $"{file} → {to}#{anchor}");
            }
        }
    }

    [Fact]
    public void Nobody_has_to_inherit_documentation_by_hand() =>
        Assert.All(Read().Reference.Pages, page => Assert.DoesNotContain("inheritdoc", page.Body, StringComparison.Ordinal));

    private (Page Page, LibraryReference Reference) Read()
    {
        var text = Fixture.NotebookText(
            "#r \"../lib/LossNotebooks.Course/bin/LossNotebooks.dll\"\nusing LossNotebooks;",
            "double loss = -new Normal(1, 2).LogProbability(0.5);", "new Normal(0, 1).Sample(new Random(1))");
        var page = Page(NotebookFile.Parse(text, Path.Combine(Fixture.Repository, "notebooks", "a.ipynb")));
        return (page, new([page]));
    }

    [GeneratedRegex("href=\"([^\"#:]+)(?:#([^\"]*))?\"")]
    private static partial Regex Link();
}
