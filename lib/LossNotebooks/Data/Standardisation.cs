using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>
/// The way from φ for standardised columns (mean 0, standard deviation 1), where the search for φ̂ is well conditioned, to φ for the
/// columns as they are.
/// </summary>
internal sealed class Standardisation
{
    private readonly LinearPredictors predictors;
    private readonly double[] means, deviations;
    private readonly double meanOffset;

    /// <param name="predictors">What the columns feed.</param>
    /// <param name="frame">The training rows, complete.</param>
    /// <exception cref="ArgumentException">A term is constant or a linear combination of those before it.</exception>
    public Standardisation(LinearPredictors predictors, DataFrame frame)
    {
        this.predictors = predictors;
        var values = predictors.Values(frame).ToArray();
        means = Array.ConvertAll(values, Average);
        deviations = Array.ConvertAll(values, Deviation);
        meanOffset = predictors.Exposure is null ? 0 : predictors.Offsets(frame).Mean();
        foreach (var set in predictors.Used)
        {
            RequireIndependent(values, set);
        }
    }

    /// <summary>The columns standardised, and the offset with mean 0.</summary>
    public double[] X(DataFrame frame) =>
        [.. predictors.Values(frame).SelectMany(Standardise), .. predictors.Offsets(frame).Select(offset => offset - meanOffset)];

    /// <summary>φ = A φ′ from φ′ for standardised columns, but for the offset: w = w′/s, b = b′ − Σ m w′/s.</summary>
    public Matrix<double> ToRaw()
    {
        var a = Matrix<double>.Build.DenseIdentity(predictors.Names.Count);
        var used = predictors.Used;
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
    public double[] ToRaw(double[] standardised)
    {
        var phi = (ToRaw() * Vector<double>.Build.Dense(standardised)).ToArray();
        phi[0] -= meanOffset;
        return phi;
    }

    // Squares of values near 10²⁰⁰ or 10⁻²⁰⁰ over- and underflow; divided by a power of 2 near the largest,
    // which changes no digit, they do not.
    private static double Deviation(double[] values) => Scaled(values, ArrayStatistics.PopulationStandardDeviation);

    private static double Average(double[] values) => Scaled(values, ArrayStatistics.Mean);

    private static double Scaled(double[] values, Func<double[], double> statistic)
    {
        var largest = values.Length == 0 ? 0 : values.Max(Math.Abs);
        var exponent = largest > 0 ? Math.ILogB(largest) : 0;
        return Math.ScaleB(statistic(Array.ConvertAll(values, value => Math.ScaleB(value, -exponent))), exponent);
    }

    private double[] Standardise(double[] values, int term) => Array.ConvertAll(values, value => (value - means[term]) / deviations[term]);

    // Gram and Schmidt's procedure: what is left of a term once all before it, and the constant, are taken out of it.
    private void RequireIndependent(double[][] values, int[] set)
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
                    $"'{predictors.Terms[t]}' says nothing new: "
                    + "it is constant or a linear combination of the terms before it; leave it out.");
            }

            basis.Add(Array.ConvertAll(left, value => value / norm));
        }
    }
}
