using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using LossNotebooks.Engine.Compilation;
using LossNotebooks.Engine.Magics;
using LossNotebooks.Engine.Packages;

namespace LossNotebooks.Engine.Ahead;

/// <summary>Compiles the cells of a notebook without running them.</summary>
public static class AheadCompiler
{
    /// <summary>
    /// Compiles cells in order, each seeing those before it. One with magics or packages, or with an error, is left to whoever runs it.
    /// </summary>
    /// <param name="cells">The ids and the code of all code cells.</param>
    /// <param name="workingDirectory">The notebook's folder: paths in <c>#r</c> and <c>#load</c> start there.</param>
    /// <returns>The cells; the same bytes whenever the code and the libraries are the same.</returns>
    public static CompiledNotebook Compile(IEnumerable<(string Id, string Code)> cells, string workingDirectory)
    {
        var chain = new SubmissionChain(Path.GetFullPath(workingDirectory), new SubmissionLoader(), before: 0);
        var slots = 0;
        return new CompiledNotebook([.. cells.Index().Select(cell => Compile(cell.Item.Id, cell.Item.Code, cell.Index + 1))]);

        CompiledCell Compile(string id, string code, int number)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"cell {number}");
            var submission = IsPlain(code, name) ? chain.CompileAhead(code, name, number) : null;
            if (submission is null or { HasErrors: true })
            {
                return new CompiledCell(id, code, "", false, 0, [], []);
            }
            var warnings = DiagnosticText.Of(submission.Diagnostics, name);
            return submission.Code is not { Image: var image }
                ? new CompiledCell(id, code, warnings, false, 0, [], [])
                : new CompiledCell(id, code, warnings, submission.HasValue(), ++slots, Needs(image), image);
        }
    }

    private static bool IsPlain(string code, string name) =>
        Section.Split(code, name, MagicTable.CSharp) is [{ Magic: MagicTable.CSharp }]
        && PackageDirective.Take(code) is { Directives.Count: 0, Code: var rest } && rest == code;

    private static List<int> Needs(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences
                .Select(handle => SubmissionNames.Number(metadata.GetString(metadata.GetAssemblyReference(handle).Name)))
                .OfType<int>().Order(),
        ];
    }
}
