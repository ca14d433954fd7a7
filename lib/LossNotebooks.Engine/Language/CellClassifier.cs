using System.Reflection;
using System.Text.RegularExpressions;
using LossNotebooks.Engine.Compilation;
using LossNotebooks.Engine.Magics;
using LossNotebooks.Engine.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace LossNotebooks.Engine;

/// <summary>
/// Says of every word of a notebook's cells what it is, for colouring, without running them. Cells are given in order; each is bound
/// against those before it, and the libraries and packages that they name with <c>#r</c>.
/// </summary>
/// <param name="workingDirectory">The folder of the notebook.</param>
public sealed partial class CellClassifier(string workingDirectory)
{
    // At what is longer or deeper the compiler takes minutes, or overflows the stack: code in the text has been tried by nobody.
    private const int MaxLength = 50_000, MaxDepth = 200, MaxTreeDepth = 500;

    private static readonly Lazy<Workspace> Workspace = new(() => new AdhocWorkspace(
        MefHostServices.Create([typeof(Workspace).Assembly, Assembly.Load("Microsoft.CodeAnalysis.CSharp.Workspaces")])));

    private readonly SubmissionChain chain = new(Path.GetFullPath(workingDirectory), new SubmissionLoader(), before: 0);
    private readonly HashSet<IAssemblySymbol> libraries = new(SymbolEqualityComparer.Default);
    private readonly PackageReferences packages = new(Path.GetFullPath(workingDirectory));
    private CSharpCompilation? last;

    /// <summary>Classifies the next cell.</summary>
    /// <param name="code">The cell's source.</param>
    /// <returns>
    /// The spans in order, none overlapping; what lies between them is plain, and all of what is too long or nested too deep.
    /// </returns>
    public IReadOnlyList<ClassifiedSpan> Classify(string code)
    {
        if (code.Length > MaxLength || Depth(code) > MaxDepth)
        {
            return [];
        }
        var (csharp, directives) = PackageDirective.Take(Section.CSharpOf(code));
        if (IsDeep(ScriptSyntax.Root(csharp)))
        {
            return [];
        }
        chain.Add(packages.Add(directives));
        var compilation = chain.Declare(csharp);
        var tree = compilation.SyntaxTrees[^1];
        libraries.UnionWith(tree.GetCompilationUnitRoot().GetReferenceDirectives()
            .Select(directive => compilation.GetDirectiveReference(directive)).OfType<MetadataReference>()
            .Select(compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>());
        last = compilation;
#pragma warning disable CS0618 // The overload without a workspace wants a document, and a document a solution.
        var model = compilation.GetSemanticModel(tree);
        var spans = Classifier.GetClassifiedSpans(model, tree.GetRoot().FullSpan, Workspace.Value);
#pragma warning restore CS0618
        var words = spans
            .Where(span => !ClassificationTypeNames.AdditiveTypeNames.Contains(span.ClassificationType))
            .Select(span => new ClassifiedSpan(
                span.TextSpan.Start, span.TextSpan.Length, span.ClassificationType, SymbolAt(span.TextSpan, model)));
        var magics = MagicLine().Matches(code)
            .Select(magic => new ClassifiedSpan(magic.Index, magic.Length, ClassificationTypeNames.PreprocessorKeyword));
        return [.. words.Concat(magics).OrderBy(span => span.Start)];
    }

    /// <summary>The libraries to which the cells refer by <c>#r</c>.</summary>
    public IEnumerable<Library> Libraries => libraries.Select(library => new Library(library, last!));

    // A construction names the type, a call of an extension method the method as it was declared.
    private string? SymbolAt(TextSpan span, SemanticModel model)
    {
        if (model.SyntaxTree.GetRoot().FindToken(span.Start).Parent is not SimpleNameSyntax name)
        {
            return null;
        }
        var symbol = model.GetSymbolInfo(name).Symbol;
        symbol = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol;
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        return symbol is { ContainingAssembly: { } assembly } && libraries.Contains(assembly)
            && type?.GetDocumentationCommentXml() is { Length: > 0 } ? symbol.OriginalDefinition.GetDocumentationCommentId() : null;
    }

    /// <summary>Whether something is nested so deep that the compiler, which follows it step by step, may run out of stack.</summary>
    private static bool IsDeep(SyntaxNode root)
    {
        var pending = new Stack<(SyntaxNode Node, int Depth)>([(root, 0)]);
        while (pending.TryPop(out var at))
        {
            if (at.Depth > MaxTreeDepth)
            {
                return true;
            }
            foreach (var child in at.Node.ChildNodes())
            {
                pending.Push((child, at.Depth + 1));
            }
        }
        return false;
    }

    /// <summary>How deep brackets are nested, at most: texts may hold some too, and a less-than ends with its statement.</summary>
    private static int Depth(string code)
    {
        var (deepest, depth, angles) = (0, 0, 0);
        foreach (var character in code)
        {
            depth += character switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            angles = character switch { '<' => angles + 1, '>' => Math.Max(0, angles - 1), ';' or '{' or '}' => 0, _ => angles };
            deepest = Math.Max(deepest, depth + angles);
        }
        return deepest;
    }

    [GeneratedRegex(@"(?<=^\s*)#!\S+", RegexOptions.Multiline)]
    private static partial Regex MagicLine();
}
