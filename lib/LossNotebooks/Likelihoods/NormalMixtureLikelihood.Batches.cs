using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossNotebooks;

/// <content>The loss of many examples at once.</content>
public sealed partial class NormalMixtureLikelihood
{
    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch)
    {
        var length = 4 * Components * LaneLoop.MostLanes;
        Span<double> room = length <= 8 * Scratch.OnStack ? stackalloc double[length] : new double[length];
        LaneLoop.Run(new Fast(batch, room, Components, commonSigma), batch.Losses);
    }

    // The members for one example, on vectors of examples.
    private readonly ref struct Fast(Batch<double> batch, Span<double> room, int components, bool commonSigma) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;
        private readonly Span<double> room = room;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            var rows = MemoryMarshal.Cast<double, T>(room);
            Span<T> logits = rows[..components], joint = rows.Slice(components, components);
            Span<T> half = rows.Slice(2 * components, components), u = rows.Slice(3 * components, components);
            for (var k = 0; k < components; k++)
            {
                var logSigma = batch.Z<T>(commonSigma ? 2 * components : 2 * components + k, i);
                half[k] = LaneMath.HalfExp(-logSigma);
                u[k] = LaneMath.TimesSquare(batch.Y<T>(i) - batch.Z<T>(components + k, i), half[k]);
                logits[k] = batch.Z<T>(k, i);
                joint[k] = logits[k] - 0.5 * u[k] * u[k] - logSigma - Normal.HalfLogTwoPi;
            }

            T total = Normalise(joint), weights = Normalise(logits), slope = 0.0;
            for (var k = 0; k < components; k++)
            {
                T share = joint[k], isNone = T.Equal(share, 0.0);
                batch.Slope(k, i, logits[k] - share);
                batch.Slope(components + k, i, T.Select(isNone, 0.0, LaneMath.TimesSquare(-share * u[k], half[k])));
                slope = T.Select(isNone, 0.0, share * (1.0 - u[k] * u[k])) + (commonSigma ? slope : 0.0);
                batch.Slope(commonSigma ? 2 * components : 2 * components + k, i, slope);
                u[k] = T.Select(isNone, 0.0, u[k]); // where it may be infinite
            }

            if (!batch.Curvatures.IsEmpty)
            {
                Bend(i, logits, joint, half, u);
            }

            return weights - total;
        }

        // log Σ exp; in place of each log there is then its share of the sum. Not the exponential of the log minus that of the sum: where
        // both are large their rounding would be many digits of a share near 1.
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static T Normalise<T>(Span<T> logs)
            where T : struct, ILanes<T>
        {
            T largest = logs[0], sum = 0.0;
            foreach (var log in logs)
            {
                largest = T.Select(log > largest, log, largest);
            }

            foreach (ref var log in logs)
            {
                log = LaneMath.Exp(T.Select(T.Equal(log, largest), 0.0, log - largest));
                sum += log;
            }

            foreach (ref var share in logs)
            {
                share /= sum;
            }

            return largest + LaneMath.Log(sum);
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private void Bend<T>(int i, Span<T> p, Span<T> shares, Span<T> half, Span<T> u)
            where T : struct, ILanes<T>
        {
            T ofSigma = 0.0;
            for (var k = 0; k < components; k++)
            {
                T share = shares[k], square = u[k] * u[k], rest = 0.0, gap = 0.0, squares = 0.0;
                for (var l = 0; l < components; l++)
                {
                    if (l != k)
                    {
                        var apart = commonSigma ? (u[k] - u[l]) * (u[k] + u[l]) : square - 1.0;
                        rest += shares[l];
                        gap += shares[l] * apart;
                        squares += shares[l] * apart * apart;
                        Between(i, k, l, share * shares[l], p[k] * p[l], half, u);
                    }
                }

                int mean = components + k, sigma = commonSigma ? 2 * components : 2 * components + k;
                batch.Curvature(k, k, i, p[k] * (1.0 - p[k]) - share * rest);
                batch.Curvature(mean, k, i, LaneMath.TimesSquare(-share * rest * u[k], half[k]));
                batch.Curvature(
                    mean, mean, i, LaneMath.TimesSquare(LaneMath.TimesSquare(share * (1.0 - rest * square), half[k]), half[k]));
                batch.Curvature(sigma, k, i, -share * gap);
                batch.Curvature(sigma, mean, i, LaneMath.TimesSquare(share * u[k] * (2.0 - gap), half[k]));
                ofSigma = share * (2.0 * square - (commonSigma ? 0.5 : 1.0) * squares) + (commonSigma ? ofSigma : 0.0);
                batch.Curvature(sigma, sigma, i, ofSigma);
            }
        }

        // Component k's row and component l's column.
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private void Between<T>(int i, int k, int l, in T shares, in T weights, Span<T> half, Span<T> u)
            where T : struct, ILanes<T>
        {
            int mean = components + k, sigma = 2 * components + k, meanOfL = components + l, sigmaOfL = 2 * components + l;
            var bend = u[k] * u[k] - 1.0;
            var pull = LaneMath.TimesSquare(shares * u[k], half[k]);
            batch.Curvature(mean, l, i, pull);
            if (!commonSigma)
            {
                batch.Curvature(sigma, l, i, shares * bend);
                batch.Curvature(sigma, meanOfL, i, LaneMath.TimesSquare(shares * bend * u[l], half[l]));
            }

            if (l < k)
            {
                batch.Curvature(k, l, i, shares - weights);
                batch.Curvature(mean, meanOfL, i, LaneMath.TimesSquare(LaneMath.TimesSquare(shares * u[k] * u[l], half[k]), half[l]));
                if (!commonSigma)
                {
                    batch.Curvature(sigma, sigmaOfL, i, shares * bend * (u[l] * u[l] - 1.0));
                }
            }
        }
    }
}
