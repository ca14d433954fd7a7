using LossNotebooks.Engine.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;

namespace LossNotebooks.Engine.Language;

/// <summary>
/// Answers questions about code that is being written, with Roslyn's services for editors. Made at the first question: they take a moment
/// to load, which cells should not wait for.
/// </summary>
internal sealed class LanguageService(SubmissionChain chain)
{
    private readonly List<ProjectId> projects = [];
    private readonly Lock gate = new();
    private Solution solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;

    public async Task<Completions> CompleteAsync(string code, int position, CancellationToken cancellation)
    {
        if (Drafts.Magics(code, position) is { } magics)
        {
            return magics;
        }

        var document = DocumentOf(code);
        var service = CompletionService.GetService(document)!;
        var list = await service.GetCompletionsAsync(document, position, cancellationToken: cancellation).ConfigureAwait(false);
        var span = list.ItemsList.Count > 0 ? list.Span : new TextSpan(position, 0);
        var typed = code[span.Start..position];
        var items = list.ItemsList
            .Where(item => item.FilterText.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(item => !item.FilterText.StartsWith(typed, StringComparison.Ordinal))
            .ThenBy(item => item.SortText, StringComparer.OrdinalIgnoreCase)
            .Select(item => new Completion(item.DisplayText, item.Tags.FirstOrDefault("Text")));
        return new Completions(span.Start, span.End, [.. items.DistinctBy(item => item.Text)]);
    }

    public async Task<MimeBundle?> InspectAsync(string code, int position, CancellationToken cancellation)
    {
        var document = DocumentOf(code);
        var info = await QuickInfoService.GetService(document)!.GetQuickInfoAsync(document, position, cancellation).ConfigureAwait(false);
        if (info is null || info.Sections.IsEmpty)
        {
            return null;
        }

        var description = info.Sections.First(section => section.Kind == QuickInfoSectionKinds.Description).Text;
        var rest = info.Sections
            .Where(section => section.Kind != QuickInfoSectionKinds.Description)
            .Select(section => section.Text)
            .ToList();
        return MimeBundle.Of(
        [
            ("text/plain", string.Join('\n', rest.Prepend(description))),
            ("text/markdown", $"```csharp\n{description}\n```\n\n{string.Join("\n\n", rest)}"),
        ]);
    }

    /// <summary>A document of the code to come, after those of the cells that ran.</summary>
    private Document DocumentOf(string code)
    {
        var csharp = Drafts.CSharpOf(code);
        lock (gate)
        {
            foreach (var submission in chain.Ran.Skip(projects.Count))
            {
                solution = Add(solution, submission.Written.GetText(), submission.Compilation, out var project);
                projects.Add(project);
            }
            return Add(solution, SourceText.From(csharp), chain.Draft(csharp), out var draft).GetProject(draft)!.Documents.Single();
        }
    }

    private Solution Add(Solution before, SourceText text, CSharpCompilation compilation, out ProjectId id)
    {
        id = ProjectId.CreateNewId();
        var project = ProjectInfo.Create(
            id,
            VersionStamp.Default,
            compilation.AssemblyName!,
            compilation.AssemblyName!,
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees.First().Options,
            projectReferences: projects.TakeLast(1).Select(previous => new ProjectReference(previous)),
            metadataReferences: compilation.ExternalReferences,
            isSubmission: true);
        return before.AddProject(project).AddDocument(DocumentId.CreateNewId(id), "cell.csx", text);
    }
}
