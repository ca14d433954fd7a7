using LossNotebooks.Site.Glossary;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Tests.Rendering;

/// <summary>Which words lead to the glossary.</summary>
public sealed class TermLinksTests : PageTest
{
    [Fact]
    public void The_first_mention_of_a_term_leads_to_the_glossary_from_where_it_is_introduced_on()
    {
        var (first, second) = (Named("1", "%%A likelihood."), Named("2", "%%# Likelihood\n\nTwo *Likelihoods*, `likelihood`, $likelihood$, "
            + "one [likelihood](1.ipynb), and a likelihood ratio; unlikelihood."));
        var glossary = Named("glossary",
            "%%#### Likelihood\nHow *probable*. [2](2.ipynb)\n\n#### Likelihood ratio\nTwo of them. [2](2.ipynb)");
        var terms = new TermLinks([first, second, glossary]);
        Assert.Equal(first.Body, terms.Body(first));
        Assert.Equal(glossary.Body, terms.Body(glossary));
        var body = terms.Body(second);
        Assert.Equal(2, body.Split("class=\"term\"").Length - 1);
        Assert.Contains("""<em><a class="term" href="glossary.html#likelihood">Likelihoods</a></em>""", body, StringComparison.Ordinal);
        Assert.Contains(
            """a <a class="term" href="glossary.html#likelihood-ratio">likelihood ratio</a>;""", body, StringComparison.Ordinal);
        Assert.Contains("How \\u003Cem\\u003Eprobable", terms.Script, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_several_chapters_use_before_it_is_explained_leads_there_from_where_it_is_explained_only()
    {
        var pages = Enumerable.Range(0, 5).Select(n => Named($"{n}", "%%It is worth a *prior*; the loss.")).ToList();
        var glossary = Named("glossary",
            "%%#### Worth\nIt. [3](3.ipynb)\n\n#### Prior\nIt. [3](3.ipynb)\n\n#### Loss\nIt. [2](2.ipynb)");
        var terms = new TermLinks([.. pages, glossary]);
        Assert.Equal([[], [], ["loss"], ["worth", "prior", "loss"], ["prior", "loss"]], pages.Select(page => Linked(terms.Body(page))));
    }

    [Fact]
    public void A_word_within_a_longer_term_leads_nowhere_also_before_that_term_is_introduced_and_after_it_was_met()
    {
        var (first, second) = (Named("1", "%%One likelihood ratio."), Named("2", "%%One likelihood ratio, and one likelihood ratio."));
        var glossary = Named("glossary", "%%#### Likelihood\nIt. [1](1.ipynb)\n\n#### Likelihood ratio\nTwo. [2](2.ipynb)");
        var terms = new TermLinks([first, second, glossary]);
        Assert.Equal([[], ["likelihood-ratio"]], new[] { first, second }.Select(page => Linked(terms.Body(page))));
    }

    private static IEnumerable<string> Linked(string body) =>
        body.Split("glossary.html#").Skip(1).Select(link => link[..link.IndexOf('"', StringComparison.Ordinal)]);

    private Page Named(string name, params string[] cells) =>
        Page(NotebookFile.Parse(Fixture.NotebookText(cells), Path.Combine(Path.GetTempPath(), $"{name}.ipynb")));
}
