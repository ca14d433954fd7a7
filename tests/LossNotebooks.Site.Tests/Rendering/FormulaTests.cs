using System.Xml.Linq;
using LossNotebooks.Site.Formulas;

namespace LossNotebooks.Site.Tests.Rendering;

/// <summary>Formulas, where JupyterLab and VS Code find some, are set.</summary>
public sealed class FormulaTests : PageTest
{
    [Theory]
    [InlineData("a $x_1$ b", "x_1")]
    [InlineData("a $x_1$ b, which costs $5 or $6", "x_1")]
    [InlineData("| $x_1$ |\n|---|", "x_1")]
    [InlineData("| $a|b$ |\n|---|", "a|b")]
    [InlineData("<details>\n\n$x_1$\n\n</details>", "x_1")]
    [InlineData("from $(a,\nb)$ to $(c,\nd)$", "(a,\nb)", "(c,\nd)")]
    [InlineData("from $(a,\r\nb)$\r\n\r\nto $c", "(a,\nb)")]
    [InlineData("the $n$th, 2$\\sigma$ and $x $ or $ y $", "n", "\\sigma", "x ", " y ")]
    [InlineData("costs \\$5 and $x$, or $\\$6$", "x", "\\$6")]
    [InlineData("GitHub's $`a_b`$", "a_b")]
    [InlineData("**$a$** _and_ *b $c*d$*", "a", "c*d")]
    [InlineData("- $a$\n- $b$", "a", "b")]
    [InlineData("1. costs $5\n2. costs $6\n\n# Now $5\n$x$", "x")]
    [InlineData("$\\text{if $x$ is}$", "\\text{if $x$ is}")]
    [InlineData("$5, or US$ 6; $2 x$", "2 x")]
    [InlineData("price ($) and cost ($), in $ or US$\nand in $; $ \\alpha$, $ x$ and $\ny\n$", " \\alpha", " x", "\ny\n")]
    [InlineData("$ 5 $, $0.5 $", " 5 ", "0.5 ")]
    [InlineData("| Price ($) | Cost ($) |\n|---|---|\n| $ | $ |")]
    [InlineData("US$5 and US$ 6, R$ 7, 8 $ and 9 $, $HOME and $PATH, $5-$6, $1,000 and $k$", "k")]
    [InlineData(@"\\(x\\) and \\[y\\]", "x", "y")]
    [InlineData("`$a$` and ``$b`$`` and $c$", "c")]
    [InlineData("```bash\necho $A\n```\n$x$\n\n~~~\n$B\n~~~\n$y$", "x", "y")]
    [InlineData("<a title=\"$a$\">$x$</a> <!-- $b$ --> <code>$c$</code>", "x")]
    [InlineData("para\n\n    $indented = 1\n\n$x$", "x")]
    [InlineData("[$a$ 1](b.html?$c$)", "a")]
    public void Formulas_in_text_are_set_and_nothing_else_is(string markdown, params string[] formulas) =>
        Assert.Equal(formulas, Formulas(Html(markdown)));

    [Theory]
    [InlineData("$$\nx < 1\n$$", "x < 1")]
    [InlineData("$$x < 1$$", "x < 1")]
    [InlineData("so that\n$$x\n < 1$$\nholds", "x\n< 1")]
    [InlineData("* item\n  $$x\n    < 1$$", "x\n< 1")]
    [InlineData("$$ y = a\n= b\n$$\n\nThe text goes on.", " y = a\n= b\n")]
    [InlineData("$$\na\n- b\n+ c\n> d\n1. e\n$$", "a\n- b\n+ c\n> d\n1. e")]
    [InlineData("$$\nx\n$$ where it ends", "\nx\n")]
    [InlineData("> said\n> $$\n> a\n> > b\n> $$\n> so", "a\n> b")]
    [InlineData("1. item\n   $$\n   - a\n   $$\n   text", "- a")]
    [InlineData("\\begin{align}\na &= b \\\\\n- c &= d\n\\end{align}", "\\begin{align}\na &= b \\\\\n- c &= d\n\\end{align}")]
    [InlineData("text \\begin{equation}x\\label{a}\\end{equation} text", "\\begin{equation}x\\tag{1}\\end{equation}")]
    [InlineData("```math\nx\n```", "x")]
    public void Displayed_mathematics_may_start_anywhere_and_span_lines(string markdown, string formula)
    {
        var html = Html(markdown);
        Assert.Equal([formula], Formulas(html));
        Assert.Contains("class=\"math\"", html, StringComparison.Ordinal);
        Assert.Contains("katex-display", html, StringComparison.Ordinal);
        Assert.DoesNotContain("$", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_ends_a_clause_stays_with_the_formula_before_it()
    {
        var html = Html("For $x$, and $y$");
        Assert.Contains(",</span> and <span", html, StringComparison.Ordinal);
        Assert.EndsWith("</span></span></p>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("so ($m = 10$)", "so <span class=\"katex\">(<math")]
    [InlineData("so $m = 10$.)", "10.</span></span></span></span>)</p>")]
    [InlineData("so $m = 10$.)", "<mtext>.</mtext></math>")]
    [InlineData("so $Pr(y \\mid x)$?", "?</span></span></span></span></p>")]
    public void Signs_go_with_the_first_and_the_last_box_of_a_formula(string markdown, string html) =>
        Assert.Contains(html, Html(markdown), StringComparison.Ordinal);

    [Theory]
    [InlineData("$a + (b + c) + d$", "(b+c)+")]
    [InlineData("$Pr(y \\mid x) = z + 1$", "Pr(y∣x)=")]
    [InlineData("$5 \\cdot 10^{-324}$", "5⋅10−324")]
    [InlineData("$$a = b, \\qquad -c = \\big[d + e\\big]$$", "a=b,", "−c=[d+e]", "[d+e]")]
    [InlineData("$$a \\quad\\Rightarrow\\quad b = c$$", "b=c")]
    [InlineData("$$a = (b + c \\\\ d)$$", "a=(b+c")]
    [InlineData("$a < b$", "a<b")]
    [InlineData("$a < b < c$")]
    public void Lines_of_a_formula_break_around_what_belongs_together(string markdown, params string[] parts) => Assert.Equal(
        parts, XElement.Parse(Html(markdown)).Descendants("span").Where(part => (string?)part.Attribute("class") == "katex-part")
            .Select(part => part.Value));

    [Fact]
    public void Text_beside_displayed_mathematics_stays_text()
    {
        Assert.EndsWith("</p>\n<p>The text goes on.</p>", Html("$$ y = a\n= b\n$$\n\nThe text goes on."), StringComparison.Ordinal);
        Assert.EndsWith(" where it ends</p>", Html("$$\nx\n$$ where it ends"), StringComparison.Ordinal);
        Assert.Equal("<p>$$</p>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>", Html("$$\n\na\n\n- b"));
        Assert.Equal("<p>costs $$ and</p>\n<p>more $$</p>", Html("costs $$ and\n\nmore $$"));
    }

    [Theory]
    [InlineData(@"$$a = 1\$$$", @"a = 1\$")]
    [InlineData(@"$$a \\$$ and $5", @"a \\")]
    public void A_dollar_within_displayed_mathematics_does_not_end_it(string markdown, string formula) =>
        Assert.Equal([formula], Formulas(Html(markdown)));

    [Fact]
    public void Code_that_looked_like_a_formula_is_as_it_was_written()
    {
        Assert.Equal("<pre class=\"code\"><code>a $x$ b</code></pre>", Html("    a $x$ b"));
        Assert.Contains("src=\"$x$.png\"", Html("<img alt=\"a\" src=\"$x$.png\">"), StringComparison.Ordinal);
        Assert.Contains("title=\"$x$\"", Html("[a](https://a.b \"$x$\")"), StringComparison.Ordinal);
    }

    [Fact]
    public void Formulas_in_HTML_are_set() => Assert.Equal(
        ["a < b", "c", "d"],
        Formulas(Html("<div title=\"$no$\">$a &lt; b$ <pre>$no$</pre>\n<table><tr><td>\\(c\\)</td><td>\\[d\\]</td></tr></table></div>")));

    [Fact]
    public void Outputs_in_LaTeX_are_set_as_MathJax_would_and_are_no_Markdown()
    {
        const string Latex = "\\begin{align}a&=b\\end{align} *and* \\[x\\], \\(y\\), $$z$$ & $w$";
        var html = Output("text/latex", Latex);
        Assert.Equal(["\\begin{align}a&=b\\end{align}", "x", "y", "z", "w"], Formulas(html));
        Assert.Contains(" *and* ", html, StringComparison.Ordinal);
        Assert.Contains(" &amp; ", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$f′(x)$, $f″$, $’$, $—$, $n_{Männer}$, $𝟙$, $😀$")]
    [InlineData("$\\mbox{a $x$}$")]
    [InlineData("$$x\\label{a}$$ and $\\eqref{a}$")]
    [InlineData("$$\\begin{array}{c}1&2\\\\3&4\\end{array}$$")]
    [InlineData("\\begin{eqnarray}a&=&b\\end{eqnarray}\n\n\\begin{multline}a\\\\b\\end{multline}")]
    [InlineData("$\\begin{align}a&=b\\end{align}$")]
    [InlineData("$\\newcommand{\\R}{\\mathbb{R}}\\newcommand*{\\R}{\\mathbf{R}}\\R$")]
    [InlineData("$\\DeclareMathOperator*{\\argmin}{arg\\,min}\\argmin_x f$")]
    public void What_MathJax_sets_is_set(string markdown)
    {
        var page = Page("%%" + markdown);
        Assert.Empty(page.Remarks);
        Assert.DoesNotContain("unset", page.Body, StringComparison.Ordinal);
        Assert.NotEmpty(Formulas(page.Body));
    }

    [Fact]
    public void A_line_of_a_displayed_formula_breaks() =>
        Assert.Contains("class=\"mspace katex-newline\"", Html("$$a = b \\\\ c = d$$"), StringComparison.Ordinal);

    [Fact]
    public void A_command_that_a_formula_defines_is_known_to_those_after_it_in_its_notebook_only()
    {
        Assert.Equal(
            Body("%%$\\mathbb{E}[x]$").Count(character => character == '<'),
            Body("%%$\\newcommand{\\Exp}[1]{\\mathbb{E}[#1]}$", "%%$\\Exp{x}$").Split("<div")[2].Count(character => character == '<') + 1);
        var other = Page("%%$\\Exp{x}$");
        Assert.Equal(
            "a.ipynb, cell 1: the formula `\\Exp{x}` can't be set: Undefined control sequence: \\Exp",
            Assert.Single(other.Remarks));
    }

    [Fact]
    public void The_last_definition_of_a_command_counts()
    {
        var body = Body("%%$\\def\\a{x}$ $\\def\\a{y}$ $\\def\\a{x}$", "%%$\\a$");
        Assert.Contains("<mi>x</mi>", body.Split("<div")[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_that_cannot_be_set_stays_as_it_was_written_and_a_sentence_says_where_and_why()
    {
        var page = Page("%%a", "%%$\\frac{1}$ and $x$");
        Assert.StartsWith(@"a.ipynb, cell 2: the formula `\frac{1}` can't be set: ", Assert.Single(page.Remarks), StringComparison.Ordinal);
        Assert.Contains(@"$\frac{1}$</code> and <span class=""katex"">", page.Body, StringComparison.Ordinal);
    }

    public static TheoryData<string> Endless => new()
    {
        { "x" + string.Concat(Enumerable.Repeat("+x", 500_000)) },
        { "\\def\\x{\\x}\\x" },
        { $"\\def\\a{{{new string('x', 9000)}}}{string.Concat(Enumerable.Repeat("\\a", 900))}" },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public void A_formula_that_takes_too_much_is_refused_in_one_sentence_and_others_are_set(string formula)
    {
        var refusal = Assert.Throws<UserException>(() => Page("%%a", $"%%${formula}$"));
        Assert.StartsWith("a.ipynb, cell 2: the formula `", refusal.Message, StringComparison.Ordinal);
        Assert.InRange(refusal.Message.Length, 1, 250);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Equal(["y"], Formulas(Html("$y$")));
    }

    [Theory]
    [InlineData("$ { ")]
    [InlineData("<a ")]
    [InlineData(" ")]
    [InlineData("$$\n\n")]
    [InlineData("- ")]
    [InlineData("` `` ")]
    public void Much_of_what_may_begin_something_and_never_does_is_text(string piece)
    {
        var text = "<a" + string.Concat(Enumerable.Repeat(piece, 50_000));
        Assert.Equal(text, FormulaFinder.Replace(text, _ => "a formula"));
    }
}
