using System.CommandLine;
using LossNotebooks.Site;

namespace LossNotebooks.Cli;

/// <summary>
/// The course while its author writes. What is saved is soon on its page; what is wrong with a notebook is said on its page and on standard
/// error, while all else stays up.
/// </summary>
internal sealed class ServedCourse(NotebookArguments arguments, KnownOutputs outputs, ParseResult parsed, PageChanges changes) : IDisposable
{
    // Both by the paths of notebooks.
    private readonly Dictionary<string, Notebook> shown = [];
    private readonly Dictionary<string, string> problems = [];
    private IReadOnlyList<string> said = [];
    private List<Notebook> first = [];
    private FileWatch? watch;
    private SiteBuilder? site;

    /// <summary>The notebooks that have run as they stand on their pages.</summary>
    public IReadOnlyList<Notebook> Notebooks => [.. shown.Where(page => !problems.ContainsKey(page.Key)).Select(page => page.Value)];

    /// <summary>Reads the notebooks.</summary>
    /// <exception cref="UserException">There are none.</exception>
    public void Open()
    {
        watch = new(() => arguments.Files(parsed));
        List<string> files = [.. arguments.Files(parsed).Select(Path.GetFullPath)];
        if (files.Find(file => !File.Exists(file)) is { } missing)
        {
            throw new UserException($"{missing}: there is no such notebook.");
        }
        first = Read(files);
    }

    /// <summary>Makes pages that can be read soon: of the outputs that the notebooks come with.</summary>
    /// <exception cref="UserException">There can't be pages of them.</exception>
    public async Task DraftAsync(string folder, bool isLive, CancellationToken cancellation)
    {
        site = await SiteBuilder.StartAsync(
            folder, Course(shown.Keys), new() { IsLive = isLive, IsWatched = true }, cancellation);
        KnownOutputs.Take(first, Counted(site.RenderDraft, "made"), cancellation);
        ShowEmpty();
        site.PublishDraft();
        changes.Tell([], ProblemsOfPages);
    }

    /// <summary>Brings the notebooks to their outputs, and their pages to what those of <c>pages</c> are.</summary>
    /// <exception cref="UserException">They can't be written.</exception>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        await ShowAsync(first, Counted(site!.Render, "finished"), cancellation);
        changes.Progress = null;
        site.Update(Course(shown.Keys), Say);
        watch!.Follow(site.Files);
    }

    /// <summary>Follows the author until nobody wants it any more.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var changed = await watch!.NextAsync(cancellation);
            try
            {
                await UpdateAsync(changed, cancellation);
            }
            catch (Exception fault) when (fault is UserException or IOException)
            {
                NotebookArguments.Complain([fault.Message]);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => site?.Dispose();

    private async Task UpdateAsync(IReadOnlyList<string> changed, CancellationToken cancellation)
    {
        var files = Files();
        foreach (var gone in shown.Keys.Except(files).ToList())
        {
            shown.Remove(gone);
            problems.Remove(gone);
        }
        var read = Read([.. files.Intersect(changed)]);
        await ShowAsync(read, site!.Render, cancellation);
        site.Update(Course(files), Say);
        watch!.Follow(site.Files);
    }

    /// <summary>Reads notebooks. One that can't be read is shown as it was; if it never could, as nothing but its problem.</summary>
    private List<Notebook> Read(IReadOnlyList<string> files)
    {
        var read = new List<Notebook>();
        foreach (var file in files)
        {
            try
            {
                var notebook = NotebookFile.Read(file);
                if (shown.TryGetValue(file, out var last))
                {
                    OutputKey.TakeFrom(last, notebook);
                }
                read.Add(notebook);
                problems.Remove(file);
            }
            catch (UserException failure)
            {
                problems[file] = failure.Message;
            }
            shown.TryAdd(file, Empty(file));
        }
        return read;
    }

    private async Task ShowAsync(IReadOnlyList<Notebook> read, Action<Notebook> render, CancellationToken cancellation)
    {
        foreach (var result in await outputs.BringAsync(read, render, parsed, cancellation))
        {
            shown[result.Notebook.Path] = result.Notebook;
            if (result.Failure is { } failure)
            {
                problems[result.Notebook.Path] = failure;
                ShowFaulty(result.Notebook);
            }
        }
        ShowEmpty();
    }

    /// <summary>What can't be shown at all has a page that says why.</summary>
    private void ShowEmpty()
    {
        foreach (var page in shown.Where(page => !site!.Shows(page.Value)))
        {
            site!.RenderFaulty(Empty(page.Key));
        }
    }

    /// <summary>Does something with each notebook, and says to how many it has been done.</summary>
    private Action<Notebook> Counted(Action<Notebook> render, string participle)
    {
        var done = 0;
        return notebook =>
        {
            render(notebook);
            changes.Progress = $"The pages are being {participle}: {Interlocked.Increment(ref done)} of {shown.Count}.";
        };
    }

    private void ShowFaulty(Notebook notebook)
    {
        try
        {
            site!.RenderFaulty(notebook);
        }
        catch (UserException)
        {
            // It was not the run that failed, but the page: the last one stays.
        }
    }

    private void Say(IReadOnlyList<string> pages)
    {
        changes.Tell(pages, ProblemsOfPages);
        IReadOnlyList<string> all = [.. problems.Values, .. site!.Remarks];
        NotebookArguments.Complain(all.Except(said));
        said = all;
    }

    private Dictionary<string, string> ProblemsOfPages =>
        problems.ToDictionary(problem => PageOf(problem.Key), problem => problem.Value);

    private List<string> Files() => [.. arguments.Files(parsed).Select(Path.GetFullPath).Where(File.Exists)];

    private List<Notebook> Course(IEnumerable<string> files) => [.. files.Where(shown.ContainsKey).Select(file => shown[file])];

    private static string PageOf(string notebook) => $"{Path.GetFileNameWithoutExtension(notebook)}.html";

    private static Notebook Empty(string file) =>
        NotebookFile.Parse("""{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}""", file);
}
