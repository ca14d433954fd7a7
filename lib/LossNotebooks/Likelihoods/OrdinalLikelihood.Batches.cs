using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <content>The members for one example, on vectors of examples.</content>
public sealed partial class OrdinalLikelihood
{
    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<int> batch)
    {
        if (link is LogitLink)
        {
            LaneLoop.Run(new Fast<LogisticNoise>(batch, RawOutputs), batch.Losses);
        }
        else
        {
            LaneLoop.Run(new Fast<NormalNoise>(batch, RawOutputs), batch.Losses);
        }
    }

    private readonly ref struct Fast<TNoise>(Batch<int> batch, int size) : ILaneTerm
        where TNoise : ILatentNoise
    {
        private readonly Batch<int> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T y = batch.Y<T>(i), isLowest = T.Equal(y, 0.0), first = batch.Z<T>(0, i), logGap = double.PositiveInfinity;
            T place = T.Select(isLowest, -first, first), threshold = first;
            for (var k = 1; k < size; k++)
            {
                var z = batch.Z<T>(k, i);
                threshold -= LaneMath.Exp(z);
                place = T.Select(y > k, threshold, place);
                logGap = T.Select(T.Equal(y, k), z, logGap);
            }

            var stretch = TNoise.Between(place, logGap);
            if (!batch.Slopes.IsEmpty)
            {
                Slopes(i, y, T.Select(isLowest, -stretch.Slope, stretch.Slope), stretch);
            }

            return stretch.Loss;
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private void Slopes<T>(int i, in T y, in T slope, in Stretch<T> stretch)
            where T : struct, ILanes<T>
        {
            batch.Slope(0, i, slope);
            batch.Curvature(0, 0, i, stretch.Bend);
            for (var k = 1; k < size; k++)
            {
                T half = LaneMath.HalfExp(batch.Z<T>(k, i)), isGap = T.Equal(y, k), isBelow = y > k;
                var pull = -LaneMath.TimesSquare(slope, half);
                batch.Slope(k, i, T.Select(isGap, stretch.SlopeOfGap, T.Select(isBelow, pull, 0.0)));
                if (!batch.Curvatures.IsEmpty)
                {
                    var bend = T.Select(isGap, stretch.BendWithGap, T.Select(isBelow, -LaneMath.TimesSquare(stretch.Bend, half), 0.0));
                    batch.Curvature(k, 0, i, bend);
                    Between(i, k, bend);
                    var own = T.Select(isBelow, pull - LaneMath.TimesSquare(bend, half), 0.0);
                    batch.Curvature(k, k, i, T.Select(isGap, stretch.BendOfGap, own));
                }
            }
        }

        // Each gap moves the thresholds above it.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Between<T>(int i, int k, in T bend)
            where T : struct, ILanes<T>
        {
            for (var l = 1; l < k; l++)
            {
                batch.Curvature(k, l, i, -LaneMath.TimesSquare(bend, LaneMath.HalfExp(batch.Z<T>(l, i))));
            }
        }
    }
}
