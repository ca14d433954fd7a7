using LossNotebooks.Jupyter.Tests.Kernels;
using OpenQA.Selenium;

namespace LossNotebooks.Jupyter.Tests.FrontEnds;

/// <summary>A copy of a notebook, beside the library that it names, in the classic Notebook.</summary>
internal sealed class ClassicNotebook : IDisposable
{
    /// <summary>The text of the outputs of the last cell, as an expression of the page.</summary>
    public const string LastOutput = "Jupyter.notebook.get_cell(-1).output_area.element.text()";

    /// <summary>Whether no cell waits or runs any more, as an expression of the page.</summary>
    public const string Done =
        "!Jupyter.notebook.kernel_busy && Jupyter.notebook.get_cells().every(cell => cell.input_prompt_number !== '*')";

    private readonly TemporaryFolder clone = new("clone");
    private readonly ReservedPort port = new("127.0.0.1");
    private readonly JupyterProgram server;

    private ClassicNotebook(InstalledKernel kernel, string notebook)
    {
        Directory.CreateSymbolicLink(Path.Combine(clone.Path, "lib"), Path.Combine(Fixture.Repository, "lib"));
        var folder = Directory.CreateDirectory(Path.Combine(clone.Path, "notebooks")).FullName;
        File.Copy(notebook, Path.Combine(folder, "copy.ipynb"));
        Address = $"http://127.0.0.1:{port.Number}/";
        server = kernel.Start(
            folder, "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port.Number}",
            "--port-retries=0", "--NotebookApp.token=");
    }

    /// <summary>Where the server is.</summary>
    public string Address { get; }

    public Browser Browser { get; } = new(1200, 900);

    /// <summary>Opens a notebook and waits for its kernel.</summary>
    public static async Task<ClassicNotebook> OpenAsync(InstalledKernel kernel, string notebook)
    {
        await kernel.NeedAsync("notebook.notebookapp", "jupyter-notebook");
        Tools.NeedChromium();
        var opened = new ClassicNotebook(kernel, notebook);
        await opened.OpenAsync();
        return opened;
    }

    /// <summary>Types a new cell at the end of the notebook, and leaves the cursor behind it.</summary>
    public void Type(string code)
    {
        Browser.Do("var n = Jupyter.notebook; n.insert_cell_at_bottom('code'); "
            + "n.select(n.ncells() - 1); n.edit_mode(); n.get_selected_cell().focus_editor();");
        Browser.Press(code);
    }

    /// <summary>Types a new cell and runs it, perhaps without an end.</summary>
    public void Run(string code)
    {
        Type(code);
        Browser.Press(Keys.Control + Keys.Enter);
    }

    /// <summary>Presses a button of the toolbar.</summary>
    public void Press(string action) => Browser.Find($"[data-jupyter-action='jupyter-notebook:{action}']").Click();

    private async Task OpenAsync()
    {
        using var http = new HttpClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(KernelClient.Patience);
        while (!await AnswersAsync())
        {
            await Task.Delay(100, limit.Token);
        }
        Browser.Open($"{Address}notebooks/copy.ipynb");
        await Browser.WaitForAsync(
            "!!window.Jupyter?.notebook?.kernel?.is_connected() && Jupyter.notebook.kernel.info_reply.status === 'ok'");

        async Task<bool> AnswersAsync()
        {
            try
            {
                return (await http.GetAsync(new Uri(Address + "api"), limit.Token)).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return server.IsRunning ? false : throw new InvalidOperationException("The classic Notebook has ended.");
            }
        }
    }

    public void Dispose()
    {
        Browser.Dispose();
        server.Dispose();
        port.Dispose();
        clone.Dispose();
    }
}
