using OpenQA.Selenium;
using static LossNotebooks.Jupyter.Tests.FrontEnds.ClassicNotebook;

namespace LossNotebooks.Jupyter.Tests.FrontEnds;

/// <summary>What a reader does in the classic Notebook.</summary>
public sealed class ClassicNotebookTests(InstalledKernel kernel)
{
    [Fact(Explicit = true)]
    public async Task Every_figure_of_a_notebook_that_is_run_is_drawn_without_a_network()
    {
        var richest = Fixture.WholeCourse.MaxBy(path => File.ReadAllText(path).Split("data-loss-figure=").Length)!;
        using var notebook = await OpenAsync(kernel, richest);
        var browser = notebook.Browser;
        browser.Do("Jupyter.notebook.clear_all_output(); document.querySelector('#run_all_cells a').click()");
        await browser.WaitForAsync(Done);
        Assert.Equal("", browser.Ask<string>("Jupyter.notebook.get_cells()"
            + ".filter(cell => cell.output_area?.outputs.some(o => o.output_type === 'error'))"
            + ".map(cell => cell.get_text()).join('\\n')"));
        await browser.WaitForAsync("document.querySelectorAll('[data-loss-figure]').length === 0");
        var figures = browser.Ask<long>("Jupyter.notebook.get_cells().flatMap(cell => cell.output_area?.outputs ?? [])"
            + ".filter(o => o.data?.['application/vnd.plotly.v1+json']).length");
        Assert.InRange(figures, 1, long.MaxValue);
        Assert.Equal(figures, browser.Ask<long>("[...document.querySelectorAll('figure [role=img]')]"
            + ".filter(f => f.querySelector('svg.main-svg') && f.clientWidth > 300).length"));
        Assert.All(browser.Requests(), request => Assert.True(
            ((string[])[notebook.Address, "data:", "blob:", "about:"])
                .Any(start => request.StartsWith(start, StringComparison.Ordinal)), $"The page asks for {request}."));
    }

    [Fact]
    public async Task A_figure_follows_the_width_and_the_colour_of_the_page()
    {
        using var notebook = await OpenAsync(kernel, Fixture.WholeCourse[1]);
        var browser = notebook.Browser;
        browser.Do("document.querySelector('#run_all_cells a').click()");
        await browser.WaitForAsync(Done);
        await browser.WaitForAsync("document.querySelector('[role=img] .xtitle') !== null");
        browser.Do("document.querySelector('#notebook-container').style.width = '800px'");
        browser.Do("document.querySelectorAll('.rendered_html').forEach(area => area.style.color = 'rgb(200, 100, 50)')");
        await browser.WaitForAsync("[...document.querySelectorAll('[role=img]:has(.main-svg)')]"
            + ".every(box => box.querySelector('.main-svg').clientWidth === box.clientWidth)");
        Assert.InRange(browser.Ask<long>("document.querySelector('[role=img] .main-svg').clientWidth"), 300, 799);
        Assert.Equal("rgb(200, 100, 50)", browser.Ask<string>("getComputedStyle(document.querySelector('[role=img] .xtitle')).fill"));
    }

    [Fact]
    public async Task A_new_cell_is_coloured_Tab_completes_and_shift_Tab_explains()
    {
        using var notebook = await OpenAsync(kernel, Fixture.SmallCourse[0]);
        var browser = notebook.Browser;
        notebook.Type("return Console.Wr");
        await browser.WaitForAsync("document.querySelector('.cell.selected .cm-keyword')?.textContent === 'return'");
        browser.Press(Keys.Tab);
        await browser.WaitForAsync("[...document.querySelectorAll('#complete option')].some(option => option.text === 'WriteLine')");
        browser.Press(Keys.Escape);
        notebook.Type("Math.Sqrt");
        browser.Press(Keys.Shift + Keys.Tab);
        await browser.WaitForAsync("$('#tooltip').is(':visible') && $('#tooltip').text().includes('double Math.Sqrt(double d)')");
        Assert.Contains("square root", browser.Ask<string>("$('#tooltip').text()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loop_without_end_is_interrupted_and_the_variables_are_kept()
    {
        using var notebook = await OpenAsync(kernel, Fixture.SmallCourse[0]);
        notebook.Run("var kept = 42; Console.Write(\"started\"); while (true) ;");
        await notebook.Browser.WaitForAsync($"{LastOutput} === 'started'");
        notebook.Press("interrupt-kernel");
        await notebook.Browser.WaitForAsync($"{LastOutput}.includes('was interrupted')");
        notebook.Run("Console.Write(kept)");
        await notebook.Browser.WaitForAsync($"{LastOutput} === '42'");
    }

    [Fact]
    public async Task A_restart_ends_a_loop_and_forgets_the_variables()
    {
        using var notebook = await OpenAsync(kernel, Fixture.SmallCourse[0]);
        notebook.Run("var forgotten = 42; Console.Write(\"started\"); while (true) ;");
        await notebook.Browser.WaitForAsync($"{LastOutput} === 'started'");
        notebook.Browser.Do("Jupyter.notebook.events.one('kernel_ready.Kernel', () => { window.restarted = true; })");
        notebook.Press("confirm-restart-kernel");
        await notebook.Browser.WaitForAsync("$('.modal-dialog .btn-danger').is(':visible')");
        notebook.Browser.Do("$('.modal-dialog .btn-danger').click()");
        await notebook.Browser.WaitForAsync("window.restarted === true && !$('.modal-dialog').is(':visible')");
        notebook.Run("forgotten");
        await notebook.Browser.WaitForAsync($"{LastOutput}.includes('CS0103')");
        notebook.Run("Console.Write(6 * 7)");
        await notebook.Browser.WaitForAsync($"{LastOutput} === '42'");
    }
}
