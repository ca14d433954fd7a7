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
            T y = batch.Y<T>(i), isLowest = T.Equal(y, 0.0), first = batch.Z<T>(0, i), logGap = double.PositiveInfinity, gap = logGap;
            T place = T.Select(isLowest, -first, first), threshold = first;
            for (var k = 1; k < size; k++)
            {
                T z = batch.Z<T>(k, i), own = LaneMath.Exp(z), isGap = T.Equal(y, k);
                threshold -= own;
                place = T.Select(y > k, threshold, place);
                logGap = T.Select(isGap, z, logGap);
                gap = T.Select(isGap, own, gap);
                batch.Slope(k, i, own); // until the slope comes there
            }

            var stretch = TNoise.Between(place, logGap, gap);
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
                T gap = batch.At<T>(batch.Slopes, k, i), isGap = T.Equal(y, k), isBelow = y > k;
                var pull = -Times(slope, gap);
                batch.Slope(k, i, T.Select(isGap, stretch.SlopeOfGap, T.Select(isBelow, pull, 0.0)));
                if (!batch.Curvatures.IsEmpty)
                {
                    var bend = T.Select(isGap, stretch.BendWithGap, T.Select(isBelow, -Times(stretch.Bend, gap), 0.0));
                    batch.Curvature(k, 0, i, bend);
                    Between(i, k, bend);
                    var own = T.Select(isBelow, pull - Times(bend, gap), 0.0);
                    batch.Curvature(k, k, i, T.Select(isGap, stretch.BendOfGap, own));
                }
            }
        }

        // Where nothing changes any more the gap may be infinite.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static T Times<T>(T slope, T gap)
            where T : struct, ILanes<T> => T.Select(T.Equal(slope, 0.0), 0.0, slope * gap);

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
