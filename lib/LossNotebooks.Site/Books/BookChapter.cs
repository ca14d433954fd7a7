using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Books;

/// <summary>
/// A page as a chapter of a book: what a reader would unfold lies open or is left out, links lead to places in the book, and the solutions
/// of its exercises are taken out, for they stand at the book's end.
/// </summary>
internal sealed partial class BookChapter
{
    private readonly List<(string Name, IElement Body)> solutions = [];

    /// <summary>Makes the chapter.</summary>
    /// <param name="page">The page.</param>
    /// <param name="links">Where links lead in the book.</param>
    public BookChapter(Page page, BookLinks links)
    {
        (Page, Id) = (page, links.Chapter(page));
        Body = new HtmlParser().ParseDocument($"<!doctype html><body>{page.Body}").Body!;
        foreach (var left in Body.QuerySelectorAll("script, .anchor, details.data, picture > source, pre[hidden]"))
        {
            left.Remove();
        }
        foreach (var folded in Body.QuerySelectorAll("details").Reverse())
        {
            Unfold(folded);
        }
        foreach (var cell in Body.QuerySelectorAll(".cell").Where(cell => string.IsNullOrWhiteSpace(cell.InnerHtml)))
        {
            cell.Remove();
        }
        foreach (var picture in Body.QuerySelectorAll("img"))
        {
            picture.RemoveAttribute("loading");
        }
        links.Rewrite(Body, Id);
    }

    public Page Page { get; }

    /// <summary>Its anchor, with which its other anchors begin.</summary>
    public string Id { get; }

    public IElement Body { get; }

    /// <summary>The solutions of its exercises, and what else was folded in its text, by name.</summary>
    public IReadOnlyList<(string Name, IElement Body)> Solutions => solutions;

    /// <summary>Where the solution of an exercise stands.</summary>
    /// <param name="number">Which one of <see cref="Solutions"/>, from 1 on.</param>
    public string SolutionId(int number) => $"{Id}-answer-{number}";

    /// <summary>Where the solution is named.</summary>
    /// <param name="number">Which one of <see cref="Solutions"/>, from 1 on.</param>
    public string QuestionId(int number) => $"{Id}-question-{number}";

    private void Unfold(IElement folded)
    {
        var summary = folded.Children.FirstOrDefault(child => child.LocalName == "summary");
        var inside = folded.ChildNodes.Where(node => node != summary).ToArray();
        if (folded.ClassList.Contains("source"))
        {
            // Code that its author has folded is about how something is shown; an output is what the text speaks of.
            folded.Replace([.. inside.Where(node => node is not IElement { LocalName: "pre", ClassName: "code" })]);
            return;
        }
        if (folded.ParentElement!.Closest("details:not(.source)") is not null)
        {
            folded.Replace(inside); // Within a solution the reader has thought already.
            return;
        }
        // What a reader is asked to think about before unfolding it, nobody should see while thinking.
        var body = Element("div", "");
        body.Append(inside);
        var words = summary?.TextContent.Trim() ?? "More";
        solutions.Insert(0, (Exercise(folded, body) ?? words, body)); // They are met from the last to the first.
        folded.Replace(Element("p", Html.Escape(words), "to-solution"));
    }

    /// <summary>The exercise to which something folded belongs: by the id of a cell in it, or by the number above it.</summary>
    private static string? Exercise(IElement folded, IElement inside)
    {
        var above = new List<IElement>();
        for (var before = folded.PreviousElementSibling; before is not null; before = before.PreviousElementSibling)
        {
            above.Add(before);
        }
        var number = inside.QuerySelectorAll("[id]").Select(cell => CellOfSolution().Match(cell.Id!))
            .Concat(above.Where(text => text.LocalName == "p").Select(text => NumberOfExercise().Match(text.TextContent)))
            .FirstOrDefault(match => match.Success);
        return number is null ? null : $"Exercise {number.Groups["number"].Value}";
    }

    /// <summary>An element of the chapter's document.</summary>
    public IElement Element(string name, string html, string? style = null)
    {
        var element = Body.Owner!.CreateElement(name);
        element.InnerHtml = html;
        element.ClassName = style;
        return element;
    }

    [GeneratedRegex(@"^cell-ex-(?<number>\w+)-solution$")]
    private static partial Regex CellOfSolution();

    [GeneratedRegex(@"^\s*(?<number>\d+)\.")]
    private static partial Regex NumberOfExercise();
}
