using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>
/// The linear model that columns of a frame make: which terms feed which raw output, what terms and raw outputs are called, and the way
/// from φ for standardised columns (mean 0, standard deviation 1), where the search for φ̂ is well conditioned, to φ for the columns as
/// they are.
/// </summary>
internal sealed class LinearPredictors
{
    private readonly Input[] inputs;
    private readonly string? exposure;
    private readonly int[][] used;
    private readonly double[] means, deviations;
    private readonly double meanOffset;

    /// <param name="outputs">For each raw output: its name, and the columns that it uses.</param>
    /// <param name="exposure">The column t whose log is added to raw output 0, if any.</param>
    /// <param name="frame">The training rows, complete.</param>
    public LinearPredictors(IReadOnlyList<(string Name, string[] Columns)> outputs, string? exposure, DataFrame frame)
    {
        string[] columns = [.. outputs.SelectMany(output => output.Columns).Distinct()];
        Columns = exposure is null ? columns : [.. columns, exposure];
        inputs = Array.ConvertAll(columns, column => Input.Learn(frame, column));
        this.exposure = exposure;
        string[] owner = [.. inputs.SelectMany((input, i) => input.Terms.Select(_ => columns[i]))];
        used = [.. outputs.Select(output => Enumerable.Range(0, owner.Length).Where(t => output.Columns.Contains(owner[t])).ToArray())];
        string[] terms = [.. inputs.SelectMany(input => input.Terms)];
        Names = [.. outputs.SelectMany((output, k) => used[k].Select(t => terms[t]).Prepend("intercept").Select(term => (output.Name, term)))];
        Model linear = new LinearModel(terms.Length, used);
        Model = exposure is null ? linear : new WithOffset(linear);

        var values = inputs.SelectMany(input => input.Values(frame)).ToArray();
        means = Array.ConvertAll(values, ArrayStatistics.Mean);
        deviations = Array.ConvertAll(values, ArrayStatistics.PopulationStandardDeviation);
        meanOffset = exposure is null ? 0 : LogExposure(frame).Mean();
        foreach (var set in used)
        {
            RequireIndependent(terms, values, set);
        }
    }

    /// <summary>The columns that x is made of.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>f[x, φ] for both kinds of x.</summary>
    public Model Model { get; }

    /// <summary>For each φ[p]: the name of its raw output, and of its term.</summary>
    public IReadOnlyList<(string Output, string Term)> Names { get; }

    /// <summary>The columns as they are: I·D numbers, column-major.</summary>
    public double[] X(DataFrame frame) =>
        [.. inputs.SelectMany(input => input.Values(frame)).SelectMany(v => v), .. exposure is null ? [] : LogExposure(frame)];

    /// <summary>The columns standardised, and the offset with mean 0.</summary>
    public double[] StandardisedX(DataFrame frame) =>
        [
            .. inputs.SelectMany(input => input.Values(frame)).SelectMany(Standardise),
            .. exposure is null ? [] : Array.ConvertAll(LogExposure(frame), offset => offset - meanOffset),
        ];

    /// <summary>φ = A φ′ from φ′ for standardised columns, but for the offset: w = w′/s, b = b′ − Σ m w′/s.</summary>
    public Matrix<double> FromStandardised()
    {
        var a = Matrix<double>.Build.DenseIdentity(Names.Count);
        for (int k = 0, intercept = 0; k < used.Length; intercept += 1 + used[k].Length, k++)
        {
            for (var j = 0; j < used[k].Length; j++)
            {
                a[intercept + 1 + j, intercept + 1 + j] = 1 / deviations[used[k][j]];
                a[intercept, intercept + 1 + j] = -means[used[k][j]] / deviations[used[k][j]];
            }
        }

        return a;
    }

    /// <summary>φ from φ′, the offset included.</summary>
    public double[] FromStandardised(double[] standardised)
    {
        var phi = (FromStandardised() * Vector<double>.Build.Dense(standardised)).ToArray();
        phi[0] -= meanOffset;
        return phi;
    }

    private double[] Standardise(double[] values, int term) => Array.ConvertAll(values, value => (value - means[term]) / deviations[term]);

    private double[] LogExposure(DataFrame frame) => Array.ConvertAll(frame.Numbers(exposure!), t => t > 0 ? Math.Log(t)
        : throw new ArgumentException($"Column '{exposure}' holds {t}; an exposure must be greater than 0.", nameof(frame)));

    // Gram and Schmidt's procedure: what is left of a term once all before it, and the constant, are taken out of it.
    private void RequireIndependent(string[] terms, double[][] values, int[] set)
    {
        var basis = new List<double[]>();
        foreach (var t in set)
        {
            var left = Standardise(values[t], t);
            foreach (var direction in basis)
            {
                TensorPrimitives.MultiplyAdd(direction, -Sums.OfProducts(left, direction), left, left);
            }

            var norm = Math.Sqrt(Sums.OfProducts(left, left));
            if (!(norm > 1e-7 * Math.Sqrt(left.Length)))
            {
                throw new ArgumentException(
                    $"'{terms[t]}' says nothing new: it is constant or a linear combination of the terms before it; leave it out.", nameof(set));
            }

            basis.Add(Array.ConvertAll(left, value => value / norm));
        }
    }
}
