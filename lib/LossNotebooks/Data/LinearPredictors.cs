using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>The linear model that columns of a frame make: which terms feed which raw output, and what terms and raw outputs are
/// called.</summary>
internal sealed class LinearPredictors
{
    /// <summary>The term without a column.</summary>
    public const string Intercept = "intercept";

    /// <param name="outputs">The raw outputs.</param>
    /// <param name="offsets">The columns that are added to raw outputs as they are.</param>
    /// <param name="inputs">What the columns that the outputs use are.</param>
    public LinearPredictors(IReadOnlyList<RawOutput> outputs, IReadOnlyList<Offset> offsets, IReadOnlyList<Input> inputs)
    {
        (Outputs, Offsets, Inputs) = (outputs, offsets, inputs);
        Columns = [.. inputs.SelectMany(input => input.Parts.Select(part => part.Column))
            .Concat(offsets.Select(offset => offset.Column)).Distinct()];
        string[] owner = [.. inputs.SelectMany(input => input.Terms().Select(_ => input.Name))];
        Terms = [.. inputs.SelectMany(input => input.Terms())];
        if (Terms.Prepend(Intercept).GroupBy(term => term).FirstOrDefault(same => same.Count() > 1) is { Key: var name })
        {
            throw new ArgumentException($"Two terms would be called '{name}'; give a column another name.");
        }

        Used = [.. outputs.Select(output => Enumerable.Range(0, owner.Length).Where(t => output.Columns.Contains(owner[t])).ToArray())];
        Names = [.. outputs.SelectMany((output, k) =>
            Used[k].Select(t => Terms[t]).Prepend(Intercept).Select(term => (output.Name, term)))];
        Model = offsets.Aggregate((Model)new LinearModel(Terms.Count, Used), (inner, offset) => new WithOffset(inner, offset.Output));
    }

    /// <summary>The raw outputs.</summary>
    public IReadOnlyList<RawOutput> Outputs { get; }

    /// <summary>The columns that are added to raw outputs as they are.</summary>
    public IReadOnlyList<Offset> Offsets { get; }

    /// <summary>What the columns are.</summary>
    public IReadOnlyList<Input> Inputs { get; }

    /// <summary>The columns that x is made of.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The names of all terms.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>For each raw output the indices of its terms.</summary>
    public int[][] Used { get; }

    /// <summary>f[x, φ].</summary>
    public Model Model { get; }

    /// <summary>For each φ[p]: the name of its raw output, and of its term.</summary>
    public IReadOnlyList<(string Output, string Term)> Names { get; }

    /// <summary>The predictors of training rows whose columns are of these kinds.</summary>
    public static LinearPredictors Learn(IReadOnlyList<RawOutput> outputs, IReadOnlyList<Offset> offsets, ColumnKinds kinds) =>
        new(outputs, offsets, [.. outputs.SelectMany(output => output.Columns).Distinct().Select(column => Input.Learn(kinds, column))]);

    /// <summary>The columns as they are, and then the offsets. Numbers that the frame holds as they are needed stay where they
    /// are.</summary>
    /// <param name="frame">Rows in which all numbers are finite.</param>
    /// <exception cref="ArgumentException">A column can't be read, or an array can't hold its terms.</exception>
    public ReadOnlyMemory<double>[] ColumnsOf(DataFrame frame)
    {
        var examples = frame.Examples();
        var columns = new ReadOnlyMemory<double>[Model.Inputs];
        int[] counts = [.. Inputs.Select(input => input.Terms().Count)];
        Cores.For(Inputs.Count, examples, i =>
        {
            var first = counts.Take(i).Sum();
            if (Inputs[i].InPlace(frame) is { } there)
            {
                columns[first] = there;
                return;
            }

            var copies = NewArray(counts[i], examples);
            Inputs[i].CopyTerms(frame, copies);
            for (var k = 0; k < counts[i]; k++)
            {
                columns[first + k] = copies.AsMemory(k * examples, examples);
            }
        });
        for (var k = 0; k < Offsets.Count; k++)
        {
            columns[Terms.Count + k] = Offsets[k].Numbers(frame);
        }

        return columns;
    }

    /// <summary>The same in one array: I·D numbers, column-major.</summary>
    /// <exception cref="ArgumentException">A column is not there or can't be read, or an array can't hold that many numbers.</exception>
    public double[] X(DataFrame frame)
    {
        var examples = frame.Examples();
        var x = NewArray(Model.Inputs, examples);
        int[] counts = [.. Inputs.Select(input => input.Terms().Count)];
        Cores.For(counts.Length, examples, i =>
            Inputs[i].CopyTerms(frame, x.AsSpan(counts.Take(i).Sum() * examples, counts[i] * examples)));
        for (var k = 0; k < Offsets.Count; k++)
        {
            Offsets[k].Numbers(frame).CopyTo(x, (Terms.Count + k) * examples);
        }

        return x;
    }

    private static double[] NewArray(int terms, int examples) => (long)terms * examples is var length && length <= Array.MaxLength
        ? GC.AllocateUninitializedArray<double>((int)length) : throw new ArgumentException(
            $"{terms} terms of {examples} rows are more numbers than an array can hold; leave out columns with many levels.");
}
