using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace LossNotebooks.Cli;

/// <summary>Shows how far each notebook is: a live table on a terminal; elsewhere one plain line for each that has ended.</summary>
internal static class ProgressDisplay
{
    public static Task<T> ShowAsync<T>(IReadOnlyList<Notebook> notebooks, Func<IProgress<RunProgress>, Task<T>> work) =>
        AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected ? LiveAsync(notebooks, work) : work(new PlainLines());

    private static Task<T> LiveAsync<T>(IReadOnlyList<Notebook> notebooks, Func<IProgress<RunProgress>, Task<T>> work) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(), new CellsColumn(), new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                var bars = notebooks.ToDictionary(
                    notebook => notebook,
                    notebook => context.AddTask(Markup.Escape(notebook.Name), autoStart: false, maxValue: notebook.CodeCells.Count()));
                return work(new Bars(bars));
            });

    private sealed class Bars(Dictionary<Notebook, ProgressTask> bars) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            var bar = bars[value.Notebook];
            if (!bar.IsStarted)
            {
                bar.StartTask();
            }

            bar.Value = value.Done;
        }
    }

    private sealed class CellsColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(
            Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Value} of {task.MaxValue} cells"));
    }

    private sealed class PlainLines : IProgress<RunProgress>
    {
        private readonly ConcurrentDictionary<Notebook, long> started = new();

        public void Report(RunProgress value)
        {
            var start = started.GetOrAdd(value.Notebook, _ => Stopwatch.GetTimestamp());
            if (value.Done == value.Total)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{value.Notebook.Name}: {value.Total} cells in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
            }
        }
    }
}
