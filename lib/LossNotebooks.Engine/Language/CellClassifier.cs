using System.Reflection;
using System.Text.RegularExpressions;
using LossNotebooks.Engine.Compilation;
using LossNotebooks.Engine.Magics;
using LossNotebooks.Engine.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.Host.Mef;

namespace LossNotebooks.Engine;

/// <summary>
/// Says of every word of a notebook's cells what it is, for colouring, without running them. Cells are given in order; each is bound
/// against those before it and the libraries that they name with <c>#r</c>.
/// </summary>
/// <param name="workingDirectory">The folder of the notebook.</param>
public sealed partial class CellClassifier(string workingDirectory)
{
    private static readonly Lazy<Workspace> Workspace = new(() => new AdhocWorkspace(
        MefHostServices.Create([typeof(Workspace).Assembly, Assembly.Load("Microsoft.CodeAnalysis.CSharp.Workspaces")])));

    private readonly SubmissionChain chain = new(Path.GetFullPath(workingDirectory));

    /// <summary>Classifies the next cell.</summary>
    /// <param name="code">The cell's source.</param>
    /// <returns>The spans in order, none overlapping; what lies between them is plain.</returns>
    public IReadOnlyList<ClassifiedSpan> Classify(string code)
    {
        var (csharp, _) = PackageDirective.Take(Section.CSharpOf(code));
        var compilation = chain.Declare(csharp);
        var tree = compilation.SyntaxTrees[^1];
#pragma warning disable CS0618 // The overload without a workspace wants a document, and a document a solution.
        var spans = Classifier.GetClassifiedSpans(compilation.GetSemanticModel(tree), tree.GetRoot().FullSpan, Workspace.Value);
#pragma warning restore CS0618
        var words = spans
            .Where(span => !ClassificationTypeNames.AdditiveTypeNames.Contains(span.ClassificationType))
            .Select(span => new ClassifiedSpan(span.TextSpan.Start, span.TextSpan.Length, span.ClassificationType));
        var magics = MagicLine().Matches(code)
            .Select(magic => new ClassifiedSpan(magic.Index, magic.Length, ClassificationTypeNames.PreprocessorKeyword));
        return [.. words.Concat(magics).OrderBy(span => span.Start)];
    }

    [GeneratedRegex(@"(?<=^\s*)#!\S+", RegexOptions.Multiline)]
    private static partial Regex MagicLine();
}
