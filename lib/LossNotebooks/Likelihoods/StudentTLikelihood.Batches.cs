using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <content>The members for one example, on vectors of examples.</content>
public sealed partial class StudentTLikelihood
{
    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch)
    {
        if (nu is { } known)
        {
            LaneLoop.Run(new KnownNu(batch, known), batch.Losses);
        }
        else
        {
            LaneLoop.Run(new LearnedNu(batch), batch.Losses);
        }
    }

    // The curvature along z₁ and z₂, of which the first is known where u² < ν.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MoveAndScale<T>(in Batch<double> batch, int i, T residual, T q, T s, T rest, T pull, T first)
        where T : struct, ILanes<T>
    {
        batch.Curvature(0, 0, i, T.Select(q > 0.0, (rest - s) * pull / residual / residual, first));
        batch.Curvature(1, 0, i, T.Select(T.Equal(residual, 0.0), 0.0, 2.0 * pull * rest / residual));
        batch.Curvature(1, 1, i, 2.0 * pull * rest);
    }

    // Between them u²/ν has all its digits.
    private const double Smallest = 1e-290, Largest = 1e290;

    private readonly ref struct KnownNu(Batch<double> batch, double nu) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;
        private readonly double logNu = Math.Log(nu), constant = StudentT.LogNormaliser(nu, Math.Log(nu));

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T residual = batch.Y<T>(i) - batch.Z<T>(0, i), logSigma = batch.Z<T>(1, i);
            T u = LaneMath.TimesSquare(residual, LaneMath.HalfExp(-logSigma)), w = u * u / nu; // exp q
            T log = Log1p.Of(w, out var rest), s = w * rest, q = w - 1.0;
            var isOrdinary = (w > Smallest) & (w < Largest);
            if (!T.All(isOrdinary))
            {
                q = 2.0 * (LaneMath.Log(T.Abs(residual)) - logSigma) - logNu;
                log = T.Select(isOrdinary, log, LaneMath.Softplus(q, out var ofQ, out _, out var restOfQ));
                s = T.Select(isOrdinary, s, ofQ);
                rest = T.Select(isOrdinary, rest, restOfQ);
            }

            var loss = 0.5 * (nu + 1) * log;
            var pull = (nu + 1) * s;
            batch.Slope(0, i, T.Select(T.Equal(residual, 0.0), 0.0, -pull / residual));
            batch.Slope(1, i, 1.0 - pull);
            if (!batch.Curvatures.IsEmpty)
            {
                var half = LaneMath.HalfExp(-2.0 * logSigma);
                var small = LaneMath.TimesSquare((1 + 1 / nu) * ((rest - s) * rest), half);
                MoveAndScale(batch, i, residual, q, s, rest, pull, small);
            }

            return loss + logSigma + constant;
        }
    }

    private readonly ref struct LearnedNu(Batch<double> batch) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T residual = batch.Y<T>(i) - batch.Z<T>(0, i), logSigma = batch.Z<T>(1, i), logNu = batch.Z<T>(2, i), nu = LaneMath.Exp(logNu);
            var q = 2.0 * (LaneMath.Log(T.Abs(residual)) - logSigma) - logNu;
            var softplus = LaneMath.Softplus(q, out var sigmoid, out _, out var rest);
            var softplusTimesNu = LaneMath.SoftplusTimesExp(q, softplus, sigmoid, logNu, out var sigmoidTimesNu);
            var pull = sigmoidTimesNu + sigmoid;
            batch.Slope(0, i, T.Select(T.Equal(residual, 0.0), 0.0, -pull / residual));
            batch.Slope(1, i, 1.0 - pull);
            var excess = LaneMath.SoftplusMinusSigmoidTimesExp(q, softplus, sigmoid, logNu);
            batch.Slope(2, i, 0.5 * (1.0 - NuTimesDigammaIncrease(nu) + (excess - sigmoid)));
            if (!batch.Curvatures.IsEmpty)
            {
                var factor = (rest - sigmoid) * rest;
                var small = LaneMath.TimesSquare(factor, LaneMath.HalfExp(-2.0 * logSigma))
                    + LaneMath.TimesSquare(factor, LaneMath.HalfExp(-2.0 * logSigma - logNu));
                MoveAndScale(batch, i, residual, q, sigmoid, rest, pull, small);
                var across = sigmoid * (1.0 - pull);
                batch.Curvature(2, 0, i, T.Select(T.Equal(residual, 0.0), 0.0, across / residual));
                batch.Curvature(2, 1, i, across);
                batch.Curvature(
                    2, 2, i, 0.5 * (excess - sigmoid * sigmoidTimesNu + sigmoid * rest) + StudentTNormaliserCurvature.Of(nu));
            }

            return 0.5 * (softplusTimesNu + softplus) + logSigma + LogNormaliser(nu, logNu);
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static T NuTimesDigammaIncrease<T>(in T nu)
            where T : struct, ILanes<T>
        {
            T isSmall = nu < 1.0, isLarge = nu >= 1e8, h = 0.5 * nu;
            var product = nu * DigammaIncrease.Of(T.Select(isSmall, h + 0.5, h), (T)0.5);
            return T.Select(isSmall, 2.0 - product, T.Select(isLarge, 1.0 + 0.5 / nu, product));
        }

        // See StudentT.LogNormaliser.
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static T LogNormaliser<T>(in T nu, in T logNu)
            where T : struct, ILanes<T>
        {
            T isSmall = nu < 1.0, isLarge = nu >= 1e8, h = 0.5 * nu;
            var increase = LogGammaIncrease.Of(T.Select(isSmall, h + 0.5, h), (T)0.5);
            return T.Select(isLarge, Normal.HalfLogTwoPi + 0.25 / nu,
                0.5 * (Math.Log(Math.PI) + logNu) + T.Select(isSmall, increase + Math.Log(2) - logNu, -increase));
        }
    }
}
