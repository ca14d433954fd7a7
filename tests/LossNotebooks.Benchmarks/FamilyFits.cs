using System.Globalization;
using Microsoft.Data.Analysis;

namespace LossNotebooks.Benchmarks;

/// <summary>Fits of one parameter of fourteen families on three columns: the least processor time, all cores together, of several fits of
/// the same rows.</summary>
internal static class FamilyFits
{
    private const int Runs = 15;
    private static readonly string[] Columns = ["x1", "x2", "x3"];

    /// <summary>Prints a table with a column of times, in milliseconds, for each number of rows.</summary>
    public static void Print(params int[] rows)
    {
        Console.WriteLine($"| family |{string.Concat(rows.Select(n => Text($" n = {n:N0} |")))}");
        Console.WriteLine($"|---|{string.Concat(rows.Select(_ => "---|"))}");
        Row("exponential", new ExponentialLikelihood(), "rate", rows);
        Row("Bernoulli", new BernoulliLikelihood(), "p", rows);
        Row("normal", new NormalLikelihood(), "mu", rows);
        Row("Poisson", new PoissonLikelihood(), "lambda", rows);
        Row("inverse Gaussian", new InverseGaussianLikelihood(), "mu", rows);
        Row("Weibull", new WeibullLikelihood(), "scale", rows);
        Row("gamma", new GammaLikelihood(), "mu", rows);
        Row("categorical, 3 classes", new CategoricalLikelihood(3, baseline: true), "p", rows);
        Row("Student-t, ν learned", new StudentTLikelihood(), "mu", rows);
        Row("negative binomial", new NegativeBinomialLikelihood(), "mu", rows);
        Row("beta", new BetaLikelihood(), "mu", rows);
        Row("ordinal, 4 classes", new OrdinalLikelihood(4), "place", rows);
        Row("quantile", new QuantileLikelihood(0.9), "mu", rows);
        Row("Laplace", new LaplaceLikelihood(), "mu", rows);
    }

    private static void Row<TOutput, TDistribution>(
        string name, Likelihood<TOutput, TDistribution> likelihood, string parameter, int[] rows)
        where TDistribution : Distribution<TOutput>
    {
        var recipe = Recipe.Choose(likelihood).Predict(parameter, Columns);
        var times = rows.Select(n =>
        {
            var frame = Draw(likelihood, parameter, n);
            void Fit() => recipe.Train(frame, "y");
            FitLoop.Warm(Fit);
            return Text($" {LikelihoodLoop.Best(Runs, Fit):F1} |");
        });
        Console.WriteLine($"| {name} |{string.Concat(times)}");
    }

    // The parameter's raw outputs are 0.5 + 0.3 x1 + 0.15 x2 + 0.1 x3, the others 1.
    private static DataFrame Draw<TOutput, TDistribution>(Likelihood<TOutput, TDistribution> likelihood, string parameter, int rows)
        where TDistribution : Distribution<TOutput>
    {
        var random = new Random(1);
        double[][] x = [.. Columns.Select(_ => new Normal(0, 1).Sample(random, rows))];
        var y = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            var predictor = 0.5 + 0.3 * x[0][i] + 0.15 * x[1][i] + 0.1 * x[2][i];
            double[] z = [.. likelihood.Parameters.SelectMany(p =>
                Enumerable.Repeat(p.Name == parameter ? predictor : 1, p.RawOutputs))];
            y[i] = Convert.ToDouble(likelihood.At(z).Sample(random, 1)[0], CultureInfo.InvariantCulture);
        }

        return new(x.Select((column, c) => new DoubleDataFrameColumn(Columns[c], column)).Append(new DoubleDataFrameColumn("y", y)));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
