using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>
/// Counts that vary more than a Poisson's: the model predicts the mean μ = exp z₁ and the size r = exp z₂. The loss is
/// log Γ(r) + log y! − log Γ(y + r) − r log(r/(r + μ)) − y log(μ/(r + μ)).
/// </summary>
/// <remarks>Cameron and Trivedi (2013), Regression Analysis of Count Data, chapter 3 ("NB2" with α = 1/r).</remarks>
public sealed class NegativeBinomialLikelihood : Likelihood<double, NegativeBinomial>, ITailLikelihood
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [new("mu", "μ", new LogLink(), IsMean: true), new("size", "r", new LogLink())];

    /// <inheritdoc/>
    public override NegativeBinomial At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(2, z);
        return new(Require.PositiveExp(z[0]), Require.PositiveExp(z[1]));
    }

    /// <summary>With n = r + y, p = μ/(r + μ), q = 1 − p and D(x, m) = x log(x/m) + m − x, the deviance of a count: D(r, nq) + D(y, np) +
    /// ½ log(n/r) + R(r) − R(n) + log(y! (e/y)ʸ), where R is what Stirling's formula misses. Nothing large cancels, however large y or r
    /// is.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y) =>
        NegativeBinomialParts<Lanes1>.Of(One(z, y), z[1], y).Loss + PoissonLikelihood.Constant(y);

    /// <summary>∂Loss/∂z₁ = (μ − y) q and ∂Loss/∂z₂ = r (log(1 + μ/r) − ψ(y + r) + ψ(r) + (y − μ)/(r + μ)), which is D(r, nq) − ½ y/n +
    /// r R′(r) − r R′(n).</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        var parts = NegativeBinomialParts<Lanes1>.Of(One(z, y), z[1], y);
        (gradient[0], gradient[1]) = (parts.SlopeOfMean, parts.SlopeOfSize);
    }

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>∂²Loss/∂z₁² = n p q, ∂²Loss/∂z₁∂z₂ = (μ − y) p q and, with w = r/n, G(x) = log(Γ(x) (e/x)ˣ) and its derivatives by log x,
    /// ∂²Loss/∂z₂² = D(r, nq) − (y − np)²/n + G″(r) − w² G″(n) − w (1 − w) G′(n).</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        var bends = NegativeBinomialParts<Lanes1>.Of(One(z, y), z[1], y).Curvature();
        (curvature[0], curvature[1], curvature[2]) = (bends.Mean, bends.Both, bends.Size);
    }

    /// <summary>μ is the mean of y. For r the gradient is searched for its zero, to the last digit; where the variance
    /// of y does not exceed its mean there is none, the best model is a Poisson, and r = 1000 μ comes close to one.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        var logMu = Math.Log(Require.MeanAboveZero(Mean.Of(y)));
        KeyValuePair<double, int>[] counts = [.. y.ToArray().CountBy(value => value)]; // of which few differ
        double Slope(double r) => counts.Sum(count =>
            count.Value * NegativeBinomialParts<Lanes1>.Of(logMu, Math.Log(r), count.Key).SlopeOfSize);
        var mu = Math.Exp(logMu);
        return [logMu, Math.Log(RisingRoot.Of(new(1e-9 * mu, 1000 * mu), Slope))];
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.Count(y);

    /// <summary>Pr(Y ≤ c) is the lower tail of a beta with the parameters r and c + 1, at r/(r + μ).</summary>
    public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
    {
        double t = z[1] - One(z, bound), logCount = Math.Log(bound), a = Exponentials.Bounded(z[1]), b = bound + 1;
        double x = LogitLink.Sigmoid(t), q = LogitLink.Sigmoid(-t), share = LogitLink.Sigmoid(z[1] - logCount);
        var form = IncompleteBeta.TailAt(a, b, x, q);

        // The beta's density by its logit is the probability of c, times q (r + c).
        Gradient(z, bound, gradient);
        (gradient[0], gradient[1]) = (gradient[0] - x, gradient[1] + x - share);
        if (!curvature.IsEmpty)
        {
            Curvature(z, bound, curvature);
            curvature[0] += x * q;
            curvature[1] -= x * q;
            curvature[2] += x * q - share * LogitLink.Sigmoid(logCount - z[1]);
        }

        form.Slopes.ByA(a / (a + b)).AddTo(gradient, curvature, (0, -1), (1, 1));
        return form.Loss(
            tail == Tail.Lower, Loss(z, bound) + Exponentials.Softplus(t) - z[1] - Exponentials.Softplus(logCount - z[1]), gradient,
            curvature);
    }

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch)
    {
        LaneLoop.Run(new Fast(batch), batch.Losses);
        for (var i = 0; i < batch.Examples; i++)
        {
            batch.Losses[i] += PoissonLikelihood.Constant(batch.Outputs[i]);
        }
    }

    // All but the constant.
    private readonly ref struct Fast(Batch<double> batch) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            var parts = NegativeBinomialParts<T>.Of(batch.Z<T>(0, i), batch.Z<T>(1, i), batch.Y<T>(i));
            batch.Slope(0, i, parts.SlopeOfMean);
            batch.Slope(1, i, parts.SlopeOfSize);
            if (!batch.Curvatures.IsEmpty)
            {
                var bends = parts.Curvature();
                batch.Curvature(0, 0, i, bends.Mean);
                batch.Curvature(1, 0, i, bends.Both);
                batch.Curvature(1, 1, i, bends.Size);
            }

            return parts.Loss;
        }
    }
}
