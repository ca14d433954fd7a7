using System.Buffers;

namespace LossNotebooks;

/// <summary>
/// Vectors whose numbers are independent given x, each with a likelihood of its own: the raw outputs are those of the first number, then
/// those of the second, …. The logs of independent probabilities add up, so the loss is the sum of the losses.
/// </summary>
/// <remarks>Bishop (2006), section 1.2, for two of them.</remarks>
public sealed class IndependentLikelihood : Likelihood<double[], Independent>
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
    protected internal override double Batch(ReadOnlySpan<double> z, ReadOnlySpan<double[]> y, Span<double> gradient)
    {
        var rented = ArrayPool<double>.Shared.Rent(y.Length);
        var column = rented.AsSpan(0, y.Length);
        var sum = 0.0;
        for (int k = 0, at = 0; k < parts.Length; k++)
        {
            for (var i = 0; i < column.Length; i++)
            {
                column[i] = y[i][k];
            }

            var size = parts[k].RawOutputs * y.Length;
            sum += parts[k].Batch(z.Slice(at, size), column, gradient.IsEmpty ? default : gradient.Slice(at, size));
            at += size;
        }

        ArrayPool<double>.Shared.Return(rented);
        return sum;
    }
}
