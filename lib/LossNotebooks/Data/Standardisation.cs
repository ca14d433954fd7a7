using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>
/// The way from φ for standardised columns (mean 0, standard deviation 1), where the search for φ̂ is well conditioned, to φ for the
/// columns as they are. Columns that are nearly dependent become uncorrelated, too.
/// </summary>
internal sealed class Standardisation
{
    // Of the deviation of a column: if less is left of it once those before it are taken out, sixteen digits hold too few of what is left;
    // the second where the columns stay as they are, so that the loss's curvature holds its square.
    private const double Least = 1e-7, LeastAlone = 1e-6;

    private readonly LinearPredictors predictors;
    private readonly Moments moments;

    private Standardisation(LinearPredictors predictors, Moments moments, double[][]? factor)
    {
        (this.predictors, this.moments) = (predictors, moments);
        RowsToRaw = ToRawFrom(moments, predictors.Used);
        if (factor is not null)
        {
            RowsToRaw = (Matrix<double>.Build.DenseOfRowArrays(RowsToRaw) * ToScaledFrom(factor, predictors.Used)).ToRowArrays();
        }
    }

    /// <summary>The rows of A, with φ = A φ′ from φ′ for standardised columns, but for the offsets: w = w′/s, b = b′ − Σ m w′/s; or
    /// w = R⁻¹ w′/s for columns X R⁻¹.</summary>
    public double[][] RowsToRaw { get; }

    /// <summary>Standardises the columns of the examples, and brings their offsets to mean 0.</summary>
    /// <param name="predictors">What the columns feed.</param>
    /// <param name="examples">The training rows.</param>
    /// <param name="withOutputs">Whether <see cref="LeastSquares"/> will be asked for: outputs are numbers then.</param>
    /// <param name="isPenalised">Whether the slopes have a prior, which chooses where columns depend on each other.</param>
    /// <exception cref="ArgumentException">A term is constant or, without a prior, a linear combination of those before it.</exception>
    public static Standardisation Of<TOutput>(
        LinearPredictors predictors, IExamples<TOutput> examples, bool withOutputs, bool isPenalised)
    {
        var terms = predictors.Terms.Count;
        var moments = Moments.Of(examples, predictors.Model.Inputs, withOutputs);
        ColumnScale[] scales = [.. Enumerable.Range(0, predictors.Model.Inputs).Select(d =>
            d < terms ? moments.Scale(d) : new ColumnScale(Exponent: 0, moments.Mean(d), Deviation: 1))];
        examples.Rescale(scales);
        if (isPenalised)
        {
            return Enumerable.Range(0, terms).FirstOrDefault(t => moments.Deviation(t) == 0, -1) is >= 0 and var constant
                ? throw SaysNothing(predictors.Terms[constant], "it is constant") : new(predictors, moments, factor: null);
        }

        if (moments.FactorOrNull(terms) is { } independent)
        {
            RequireIndependent(predictors, independent, examples.Count, Least);
            return new(predictors, moments, factor: null);
        }

        // What one raw output uses of the columns of Q, another that uses fewer of X can use only if it has the first of them.
        var r = TriangularFactor.Of(examples, terms);
        var isShared = predictors.Used.All(used => used.Length == 0 || used[^1] == used.Length - 1);
        RequireIndependent(predictors, r, examples.Count, isShared ? Least : LeastAlone);
        if (!isShared)
        {
            return new(predictors, moments, factor: null);
        }

        foreach (var column in r)
        {
            TensorPrimitives.Divide(column, Math.Sqrt(examples.Count), column);
        }

        examples.Rescale(scales, r);
        return new(predictors, moments, r);
    }

    /// <summary>The line through outputs that are numbers for which the sum of squares is least, of standardised columns without offsets.
    /// Null where nothing is left, or as good as nothing.</summary>
    public LeastSquares? LeastSquares()
    {
        var y = predictors.Terms.Count;
        var unit = moments.Deviation(y);
        if (!double.IsNormal(unit * unit) || moments.FactorOrNull(y + 1) is not { } r)
        {
            return null; // Of a variance that is no number the likelihood says so.
        }

        // In units of the deviation of y; R of X and y holds Qᵀy in its last column, and under it what is left.
        var slopes = y == 0 ? [] : Matrix<double>.Build.DenseOfColumnArrays(r).SubMatrix(0, y, 0, y)
            .Solve(Vector<double>.Build.Dense(r[y][..y])).ToArray();
        double[] line = [moments.Mean(y), .. slopes.Select(slope => slope * unit)];
        return new(
            Matrix<double>.Build.Dense(line.Length, 1, line),
            Matrix<double>.Build.Dense(1, 1, unit * r[y][y] / Math.Sqrt(moments.Examples)));
    }

    /// <summary>φ from φ′, the offsets included.</summary>
    public double[] ToRaw(double[] standardised)
    {
        var phi = Array.ConvertAll(RowsToRaw, row => Sums.OfProducts(row, standardised));
        for (var k = 0; k < predictors.Offsets.Count; k++)
        {
            var intercept = predictors.Used.Take(predictors.Offsets[k].Output).Sum(used => 1 + used.Length);
            phi[intercept] -= moments.Mean(predictors.Terms.Count + k);
        }

        return phi;
    }

    private static double[][] ToRawFrom(Moments moments, int[][] used)
    {
        var a = Identity(used.Sum(terms => 1 + terms.Length));
        for (int k = 0, intercept = 0; k < used.Length; intercept += 1 + used[k].Length, k++)
        {
            for (var j = 0; j < used[k].Length; j++)
            {
                var (mean, deviation) = (moments.Mean(used[k][j]), moments.Deviation(used[k][j]));
                a[intercept + 1 + j][intercept + 1 + j] = 1 / deviation;
                a[intercept][intercept + 1 + j] = -mean / deviation;
            }
        }

        return a;
    }

    private static double[][] Identity(int size)
    {
        var rows = new double[size][];
        for (var p = 0; p < size; p++)
        {
            rows[p] = new double[size];
            rows[p][p] = 1;
        }

        return rows;
    }

    // Of standardised columns, from those of columns X R⁻¹.
    private static Matrix<double> ToScaledFrom(double[][] r, int[][] used)
    {
        var a = Matrix<double>.Build.DenseIdentity(used.Sum(terms => 1 + terms.Length));
        var at = 1;
        foreach (var terms in used)
        {
            if (terms.Length > 0)
            {
                var inverse = Matrix<double>.Build.DenseOfColumnArrays(r).SubMatrix(0, terms.Length, 0, terms.Length).Inverse();
                a.SetSubMatrix(at, at, inverse);
            }

            at += 1 + terms.Length;
        }

        return a;
    }

    // Gram and Schmidt's procedure: what is left of a term once all before it, and the constant, are taken out of it.
    private static void RequireIndependent(LinearPredictors predictors, double[][] columns, int examples, double least)
    {
        foreach (var set in predictors.Used)
        {
            var basis = new List<double[]>();
            foreach (var t in set)
            {
                double[] left = [.. columns[t]];
                foreach (var direction in basis)
                {
                    Columns.AddMultiple(direction, -Sums.OfProducts(left, direction), left);
                }

                var norm = Math.Sqrt(Sums.OfProducts(left, left));
                if (!(norm > least * Math.Sqrt(examples)))
                {
                    throw SaysNothing(predictors.Terms[t], "it is constant or a linear combination of the terms before it");
                }

                basis.Add(Array.ConvertAll(left, value => value / norm));
            }
        }
    }

    private static ArgumentException SaysNothing(string term, string why) => new($"'{term}' says nothing new: {why}; leave it out.");
}
