using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>
/// The way from φ for standardised columns (mean 0, standard deviation 1), where the search for φ̂ is well conditioned, to φ for the
/// columns as they are.
/// </summary>
internal sealed class Standardisation
{
    private readonly LinearPredictors predictors;
    private readonly double[] meanOffsets;

    private Standardisation(LinearPredictors predictors, double[] means, double[] deviations)
    {
        var terms = predictors.Terms.Count;
        (this.predictors, meanOffsets) = (predictors, means[terms..]);
        ToRawMatrix = ToRawFrom(means, deviations, predictors.Used);
    }

    /// <summary>A, with φ = A φ′ from φ′ for standardised columns, but for the offsets: w = w′/s, b = b′ − Σ m w′/s.</summary>
    public Matrix<double> ToRawMatrix { get; }

    /// <summary>Standardises the columns of the examples, and brings their offsets to mean 0.</summary>
    /// <param name="predictors">What the columns feed.</param>
    /// <param name="examples">The training rows.</param>
    /// <exception cref="ArgumentException">A term is constant or a linear combination of those before it.</exception>
    public static Standardisation Of<TOutput>(LinearPredictors predictors, IExamples<TOutput> examples)
    {
        ColumnMoments[] moments = [.. Enumerable.Range(0, predictors.Model.Inputs).Select(_ => new ColumnMoments())];
        examples.ForEach(block => Cores.For(moments.Length, block.Count, d => moments[d].Add(block.Column(d))));
        examples.Rescale([.. moments.Select((column, d) =>
            d < predictors.Terms.Count ? column.Scale : new ColumnScale(Exponent: 0, column.Mean, Deviation: 1))]);
        var factor = new TriangularFactor(predictors.Terms.Count);
        examples.ForEach(factor.Add);
        RequireIndependent(predictors, factor.R, examples.Count);
        return new(predictors, Array.ConvertAll(moments, column => column.Mean), Array.ConvertAll(moments, column => column.Deviation));
    }

    /// <summary>φ from φ′, the offsets included.</summary>
    public double[] ToRaw(double[] standardised)
    {
        var phi = (ToRawMatrix * Vector<double>.Build.Dense(standardised)).ToArray();
        for (var k = 0; k < meanOffsets.Length; k++)
        {
            phi[predictors.Used.Take(predictors.Offsets[k].Output).Sum(used => 1 + used.Length)] -= meanOffsets[k]; // its intercept
        }

        return phi;
    }

    private static Matrix<double> ToRawFrom(double[] means, double[] deviations, int[][] used)
    {
        var a = Matrix<double>.Build.DenseIdentity(used.Sum(terms => 1 + terms.Length));
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

    // Gram and Schmidt's procedure: what is left of a term once all before it, and the constant, are taken out of it.
    private static void RequireIndependent(LinearPredictors predictors, double[][] columns, int examples)
    {
        foreach (var set in predictors.Used)
        {
            var basis = new List<double[]>();
            foreach (var t in set)
            {
                double[] left = [.. columns[t]];
                foreach (var direction in basis)
                {
                    TensorPrimitives.MultiplyAdd(direction, -Sums.OfProducts(left, direction), left, left);
                }

                var norm = Math.Sqrt(Sums.OfProducts(left, left));
                if (!(norm > 1e-7 * Math.Sqrt(examples)))
                {
                    throw new ArgumentException(
                        $"'{predictors.Terms[t]}' says nothing new: "
                        + "it is constant or a linear combination of the terms before it; leave it out.");
                }

                TensorPrimitives.Divide(left, norm, left);
                basis.Add(left);
            }
        }
    }
}
