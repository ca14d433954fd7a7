using System.Collections;
using System.Globalization;

namespace LossNotebooks;

/// <summary>
/// What must hold for every likelihood and every distribution, as checks for your own. Each returns the largest error that it found, or
/// stops with one sentence that says which law is broken, and where.
/// </summary>
public static class Laws
{
    private const double GradientTolerance = 1e-6, LossTolerance = 1e-9, StartTolerance = 1e-6, TotalTolerance = 1e-8;

    /// <summary>∂Loss/∂z is what finite differences of the loss say, at these raw outputs: to a relative error of 10⁻⁶ (of the derivative,
    /// or of a millionth of the loss where that is larger).</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static double CheckGradient<TOutput>(Likelihood<TOutput> likelihood, ReadOnlySpan<double> z, TOutput y) =>
        CheckGradient(
            at => likelihood.Loss(at, y), z.ToArray(), Require.NotNull(likelihood).Gradient(z, y), $"{Named(likelihood, z, y)} ∂Loss/∂z");

    /// <summary>∂L/∂φ is what finite differences of L[φ] say: to a relative error of 10⁻⁶ as above.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static double CheckGradient(IObjective loss, ReadOnlySpan<double> phi)
    {
        ArgumentNullException.ThrowIfNull(loss);
        var gradient = new double[loss.ParameterCount];
        loss.ValueAndGradient(phi, gradient);
        return CheckGradient(at => loss.Value(at), phi.ToArray(), gradient, "∂L/∂φ");
    }

    /// <summary>The gradient law at random raw outputs (normal, with standard deviation 2), for each of these outputs.</summary>
    /// <exception cref="InvalidOperationException">The law is broken.</exception>
    /// <exception cref="ArgumentException">There is no output.</exception>
    public static double CheckGradient<TOutput>(Likelihood<TOutput> likelihood, IEnumerable<TOutput> outputs, Random random)
    {
        TOutput[] all = [.. Require.NotNull(outputs)];
        Require.AtLeast(1, all.Length, "the number of outputs");
        return all.SelectMany(y => Enumerable.Repeat(y, 10))
            .Select(y => CheckGradient(likelihood, new Normal(0, 2).Sample(random, likelihood.RawOutputs), y)).Max();
    }

    /// <summary>∂²Loss/∂z² is what finite differences of the gradient say, at these raw outputs: to a relative error of 10⁻⁶ (of the
    /// derivative, or of a millionth of the slope where that is larger).</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static double CheckCurvature<TOutput>(Likelihood<TOutput> likelihood, ReadOnlySpan<double> z, TOutput y)
    {
        var curvature = Require.NotNull(likelihood).Curvature(z, y);
        var worst = 0.0;
        for (var k = 0; k < likelihood.RawOutputs; k++)
        {
            double[] row = [.. Enumerable.Range(0, likelihood.RawOutputs).Select(l =>
                curvature[Triangle.Place(Math.Max(k, l), Math.Min(k, l))])];
            var slope = k;
            worst = Math.Max(worst, CheckGradient(
                at => likelihood.Gradient(at, y)[slope], z.ToArray(), row, $"{Named(likelihood, z, y)} ∂²Loss/∂z[{k}]∂z"));
        }

        return worst;
    }

    /// <summary>The loss is −log Pr(y|θ) with θ = g⁻¹(z), to a relative error of 10⁻⁹ (absolute below 1): whatever form it is computed
    /// in.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static double CheckLoss<TOutput>(Likelihood<TOutput> likelihood, ReadOnlySpan<double> z, TOutput y)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        double loss = likelihood.Loss(z, y), plain = -likelihood.At(z).LogProbability(y);
        var error = loss == plain ? 0 : Math.Abs(loss - plain) / Math.Max(1, Math.Abs(plain));
        Demand(error <= LossTolerance, $"{Named(likelihood, z, y)} the loss is {loss:R}, but −log Pr(y|θ) is {plain:R}.");
        return error;
    }

    /// <summary>At the start for these outputs the mean gradient is 0: to 10⁻⁶ of the mean size of the gradients.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static double CheckStart<TOutput>(Likelihood<TOutput> likelihood, ReadOnlySpan<TOutput> y)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        var start = likelihood.Start(y);
        var error = likelihood.GradientImbalance(start, y);
        Demand(
            error <= StartTolerance,
            $"{likelihood.GetType().Name}: at the start {Text(start)} the mean gradient is {error:E1} of their size, where 0 is needed.");
        return error;
    }

    /// <summary>The probabilities sum, or the density integrates, to 1 (to 10⁻⁸) over the support.</summary>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    public static double CheckNormalised(ScalarDistribution distribution) => distribution is CountDistribution counts
        ? CheckNormalised(distribution, Total.Counts(counts))
        : CheckNormalised(distribution, Require.NotNull(distribution).Support);

    /// <summary>A density over <paramref name="support"/> (open, and infinite where it is), together with the probabilities of single
    /// values, if there are any, integrates to 1 (to 10⁻⁸).</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public static double CheckNormalised(Distribution<double> distribution, Interval support, params double[] atoms) =>
        CheckTotal(
            distribution,
            Total.Integral(Require.NotNull(distribution).Probability, support, distribution.Mode) + atoms.Sum(distribution.Probability));

    /// <summary>The probabilities of these outputs, all that there are or all that matter, sum to 1 (to 10⁻⁸).</summary>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    public static double CheckNormalised<TOutput>(Distribution<TOutput> distribution, IEnumerable<TOutput> outputs) =>
        CheckTotal(distribution, Require.NotNull(outputs).Sum(Require.NotNull(distribution).Probability));

    private static double CheckGradient(Func<double[], double> loss, double[] at, double[] gradient, string name)
    {
        var least = 1e-6 * Math.Max(1, Math.Abs(loss(at)));
        var worst = 0.0;
        for (var k = 0; k < at.Length; k++)
        {
            var measured = FiniteDifference.Derivative(moved => loss([.. at[..k], moved, .. at[(k + 1)..]]), at[k]);
            var error = Math.Abs(gradient[k] - measured) / Math.Max(least, Math.Max(Math.Abs(gradient[k]), Math.Abs(measured)));
            Demand(error <= GradientTolerance, $"{name}[{k}] is {gradient[k]:R}, but finite differences of the loss give {measured:R}.");
            worst = Math.Max(worst, error);
        }

        return worst;
    }

    private static double CheckTotal<TOutput>(Distribution<TOutput> distribution, double total)
    {
        Demand(Math.Abs(total - 1) <= TotalTolerance, $"{distribution}: the total probability is {total:R}, where 1 is needed.");
        return Math.Abs(total - 1);
    }

    private static void Demand(bool holds, FormattableString sentence)
    {
        if (!holds)
        {
            throw new InvalidOperationException(sentence.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string Named<TOutput>(Likelihood<TOutput> likelihood, ReadOnlySpan<double> z, TOutput y) =>
        $"{likelihood.GetType().Name} at z = {Text(z.ToArray())}, y = {Text(y)}:";

    private static string Text<T>(T value) => value is IEnumerable list and not string
        ? $"[{string.Join(", ", list.Cast<object>().Select(Text))}]"
        : string.Create(CultureInfo.InvariantCulture, $"{value}");
}
