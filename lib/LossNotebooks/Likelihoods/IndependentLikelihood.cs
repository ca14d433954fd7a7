using System.Buffers;

namespace LossNotebooks;

/// <summary>
/// Vectors whose numbers are independent given x, each with a likelihood of its own: the raw outputs are those of the first number, then
/// those of the second, …. The logs of independent probabilities add up, so the loss is the sum of the losses.
/// </summary>
/// <remarks>Bishop (2006), section 1.2, for two of them.</remarks>
public sealed partial class IndependentLikelihood : Likelihood<double[], Independent>
{
    private readonly Likelihood<double>[] parts;

    /// <summary>One likelihood for each number of y.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public IndependentLikelihood(params ReadOnlySpan<Likelihood<double>> parts)
    {
        Require.AtLeast(1, parts.Length, "the number of parts");
        this.parts = parts.ToArray();
        Parameters = [.. this.parts.SelectMany((part, k) =>
            part.Parameters.Select(p => p with { Name = $"{p.Name}[{k}]", Symbol = $"{p.Symbol}[{k}]" }))];
    }

    /// <summary>The likelihood of each number.</summary>
    public IReadOnlyList<Likelihood<double>> Parts => parts.AsReadOnly();

    /// <summary>The parameters of all parts, each with the index of its number: μ[0], σ[0], λ[1], …</summary>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override Independent At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(RawOutputs, z);
        var distributions = new Distribution<double>[parts.Length];
        for (int k = 0, at = 0; k < parts.Length; at += parts[k++].RawOutputs)
        {
            distributions[k] = parts[k].At(z.Slice(at, parts[k].RawOutputs));
        }

        return new(distributions);
    }

    /// <summary>Σₖ Lossₖ(zₖ, y[k]).</summary>
    public override double Loss(ReadOnlySpan<double> z, double[] y)
    {
        CheckPair(z, y);
        var sum = 0.0;
        for (int k = 0, at = 0; k < parts.Length; at += parts[k++].RawOutputs)
        {
            sum += parts[k].Loss(z.Slice(at, parts[k].RawOutputs), y[k]);
        }

        return sum;
    }

    /// <summary>The gradients of the parts, one after the other.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double[] y, Span<double> gradient)
    {
        CheckPair(z, y);
        for (int k = 0, at = 0; k < parts.Length; at += parts[k++].RawOutputs)
        {
            parts[k].Gradient(z.Slice(at, parts[k].RawOutputs), y[k], gradient.Slice(at, parts[k].RawOutputs));
        }
    }

    /// <summary>Whether all parts have.</summary>
    public override bool HasCurvature => Array.TrueForAll(parts, part => part.HasCurvature);

    /// <summary>The curvatures of the parts, and 0 between them.</summary>
    public override void Curvature(ReadOnlySpan<double> z, double[] y, Span<double> curvature)
    {
        CheckPair(z, y);
        curvature.Clear();
        for (int k = 0, first = 0; k < parts.Length; first += parts[k++].RawOutputs)
        {
            Place(parts[k].Curvature(z.Slice(first, parts[k].RawOutputs), y[k]), 1, first, curvature);
        }
    }

    /// <summary>The starts of the parts, one after the other.</summary>
    public override double[] Start(ReadOnlySpan<double[]> y)
    {
        CheckAll(y);
        var rows = y.ToArray();
        return [.. parts.SelectMany((part, k) => part.Start(Array.ConvertAll(rows, row => row[k])))];
    }

    /// <inheritdoc/>
    public override void Check(double[] y)
    {
        Require.Length<double>(parts.Length, y);
        for (var k = 0; k < parts.Length; k++)
        {
            parts[k].Check(y[k]);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"IndependentLikelihood({string.Join<Likelihood<double>>(", ", parts)})";

    /// <summary>As many as the likelihood of y[<paramref name="k"/>] reads.</summary>
    public override int? Levels(int k = 0) => k < parts.Length ? parts[k].Levels() : null;

    /// <inheritdoc/>
    // A part's raw outputs lie together in a batch, so each part computes its own batch; only its column of y must be gathered.
    protected internal override void Evaluate(Batch<double[]> batch)
    {
        var examples = batch.Examples;
        var largest = batch.Curvatures.IsEmpty ? 0 : Triangle.Size(RawOutputs);
        var rented = ArrayPool<double>.Shared.Rent((2 + largest) * examples);
        Span<double> column = rented.AsSpan(0, examples), losses = rented.AsSpan(examples, examples);
        batch.Losses.Clear();
        batch.Curvatures.Clear(); // between the parts there is none
        for (int k = 0, first = 0; k < parts.Length; first += parts[k++].RawOutputs)
        {
            Gather(batch.Outputs, k, column);
            int at = first * examples, size = parts[k].RawOutputs * examples;
            var slopes = batch.Slopes.IsEmpty ? default : batch.Slopes.Slice(at, size);
            var curvatures = rented.AsSpan(2 * examples, batch.Curvatures.IsEmpty ? 0 : Triangle.Size(parts[k].RawOutputs) * examples);
            parts[k].Evaluate(new(batch.RawOutputs.Slice(at, size), column, losses, slopes, curvatures));
            Place(curvatures, examples, first, batch.Curvatures);
            Columns.Add(losses, batch.Losses);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private static void Gather(ReadOnlySpan<double[]> outputs, int k, Span<double> column)
    {
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = outputs[i][k];
        }
    }

    // A part's triangle, so many numbers for each place, into the whole one: its row 0 is row first there.
    private static void Place(ReadOnlySpan<double> part, int examples, int first, Span<double> whole)
    {
        for (var row = 0; !part.IsEmpty; row++)
        {
            var size = (row + 1) * examples;
            part[..size].CopyTo(whole[(Triangle.Place(first + row, first) * examples)..]);
            part = part[size..];
        }
    }
}
