using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>
/// Counts: the model predicts the log of the mean, λ = exp z. The loss is λ − y z + log y!. Counts during different exposures t have the
/// mean t · exp f[x, φ]: wrap the model in <see cref="WithOffset"/> and give log t as the last input.
/// </summary>
/// <remarks>McCullagh and Nelder (1989), Generalized Linear Models, chapter 6.</remarks>
public sealed class PoissonLikelihood : Likelihood<double, Poisson>, ITailLikelihood
{
    private static readonly double[] Constants = [.. Enumerable.Range(0, 256).Select(y => LogScaledFactorial(y))];

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("lambda", "λ", new LogLink(), IsMean: true)];

    /// <inheritdoc/>
    public override Poisson At(params ReadOnlySpan<double> z) => new(Require.FiniteExp(Require.RawOutputs(1, z)[0]));

    /// <summary>exp(z) − y z + log y!; with t = z − log y it is y (exp t − 1 − t) + log(y! (e/y)ʸ), which cancels nothing.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var logRate = One(z, y);
        var t = logRate - Math.Log(y);
        return (y == 0 ? Math.Exp(logRate) : Exponentials.Expm1MinusTimesExp(t, Math.Log(y))) + Constant(y);
    }

    /// <summary>∂Loss/∂z = λ − y.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) => gradient[0] = Math.Exp(One(z, y)) - y;

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>∂²Loss/∂z² = λ.</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature) => curvature[0] = Math.Exp(One(z, y));

    /// <summary>λ = the mean of y.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        return [Math.Log(Require.MeanAboveZero(Mean.Of(y)))];
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.Count(y);

    /// <summary>Pr(Y &gt; c) is the lower tail of a gamma with the shape c + 1, at λ.</summary>
    public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
    {
        double logRate = One(z, bound), shape = bound + 1, logShape = Math.Log(shape), t = logRate - logShape;
        double excess = Exponentials.Expm1TimesExp(t, logShape), rate = Exponentials.Bounded(logRate);
        var form = IncompleteGamma.TailAt(shape, rate, excess);
        gradient[0] = excess;
        if (!curvature.IsEmpty)
        {
            curvature[0] = rate;
        }

        form.Slopes.AddTo(gradient, curvature, (0, 1));
        return form.Loss(
            tail == Tail.Upper, Exponentials.Expm1MinusTimesExp(t, logShape) + GammaFunctions.LogScaledGamma(logShape),
            gradient, curvature);
    }

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch)
    {
        LaneLoop.Run(new Fast(batch), batch.Losses);
        for (var i = batch.Outputs.IndexOfAnyExcept(0.0); i >= 0 && i < batch.Examples; i++) // 0! (e/0)⁰ is 1
        {
            batch.Losses[i] += Constant(batch.Outputs[i]);
        }
    }

    /// <summary>log(y! (e/y)ʸ), looked up for the small counts that most data are made of.</summary>
    internal static double Constant(double y) => y < Constants.Length ? Constants[(int)y] : LogScaledFactorial(y);

    private static double LogScaledFactorial(double y) => y == 0 ? 0 : Math.Log(y) + GammaFunctions.LogScaledGamma(Math.Log(y));

    // All but the constant: y (exp t − 1 − t) with t = z − log y.
    private readonly ref struct Fast(Batch<double> batch) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T z = batch.Z<T>(0, i), y = batch.Y<T>(i), rate = LaneMath.Exp(z), isZero = T.Equal(y, 0.0);
            batch.Slope(0, i, rate - y);
            batch.Curvature(0, 0, i, rate);
            if (T.All(isZero)) // as where likelihoods over this one ask for Pr(0)
            {
                return rate;
            }

            var t = z - LaneMath.Log(T.Select(isZero, 1.0, y));
            var loss = T.Select(T.Abs(t) < LaneMath.Near, y * LaneMath.Expm1MinusNear(t), rate - y - y * t);
            return T.Select(isZero, rate, loss);
        }
    }
}
