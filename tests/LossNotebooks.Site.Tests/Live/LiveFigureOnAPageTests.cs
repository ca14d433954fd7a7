using System.Text.Json.Nodes;
using LossNotebooks.Engine;
using LossNotebooks.Interactive;
using OpenQA.Selenium;

namespace LossNotebooks.Site.Tests.Live;

/// <summary>A figure of the course that a reader moves on its page, drawn by the engine in the browser.</summary>
[Collection(nameof(LiveCourse))]
public sealed class LiveFigureOnAPageTests
{
    private const string Place = "document.querySelector('#cell-distribution-figure .plot')";

    [Fact]
    public async Task It_is_what_the_library_draws_for_the_state()
    {
        var notebook = NotebookFile.Read(Path.Combine(Fixture.Repository, "notebooks", "02-maximum-likelihood.ipynb"));
        using var page = await LivePage.OpenAsync(notebook);
        var browser = page.Browser;
        browser.Do($"{Place}.scrollIntoView({{ behavior: 'instant', block: 'center' }})");
        await browser.WaitForAsync($"{Place}.querySelectorAll('.grip').length === 2");
        browser.Do($"{Place}.querySelectorAll('.grip')[1].focus()");
        browser.Press(Keys.Home);
        browser.Press(Keys.Shift + Keys.ArrowUp);
        await browser.WaitForAsync($"{Place}.querySelector('.live').layout.meta.handles[1].value[0] === 0.7");
        var shown = JsonNode.Parse(browser.Ask<string>($"JSON.stringify({Place}.querySelector('.live').data.map(({{ y }}) => [...y]))"))!;
        var drawn = (await DrawAsync(notebook, [-1, 0.7], TestContext.Current.CancellationToken))["data"]!.AsArray();
        Assert.Equal(drawn.Count, shown.AsArray().Count);
        foreach (var (trace, y) in drawn.Zip(shown.AsArray()))
        {
            Assert.Equal(Numbers(trace!["y"]!), Numbers(y!), (a, b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a)));
        }
        Assert.Empty(browser.Complaints());
    }

    private static async Task<JsonNode> DrawAsync(Notebook notebook, double[] state, CancellationToken stop)
    {
        using var session = new Session(notebook.Folder);
        foreach (var cell in notebook.CodeCells)
        {
            var outputs = new OutputList();
            await session.RunAsync(cell.Source, outputs, stop);
            if (cell.Id == "distribution-figure")
            {
                var moved = new OutputList();
                await session.MoveAsync(outputs.ToList().OfType<ExecuteResult>().Single().Data.Live!, state, moved, stop);
                return moved.ToList().OfType<ExecuteResult>().Single().Data.Data[MimeType.Plotly]!;
            }
        }
        throw new InvalidOperationException("The notebook has lost its figure.");
    }

    private static double[] Numbers(JsonNode numbers) => [.. numbers.AsArray().Select(number => (double)number!)];
}
