namespace LossNotebooks;

/// <content>The Gauss–Newton form.</content>
internal sealed partial class ShallowNetworkPass
{
    // Row p is the way back from Σₖ ∂²L/∂z[k]∂z[l] ∂z[k]/∂φ[p]. A parameter moves outputs by a number each, times what it multiplies.
    public override void Curvature(
        ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> curvatureOfZ, Span<double> curvature)
    {
        double[] row = new double[model.ParameterCount], ofOutputs = new double[outputs * examples], factor = new double[examples];
        for (var p = 0; p < row.Length; p++)
        {
            int own = p < b1 ? -1 : p < w1 ? p - b1 : (p - w1) / hidden; // the only output that it moves
            int h = p < w0 ? p : p < b1 ? (p - w0) / inputs : p < w1 ? -1 : (p - w1) % hidden;
            Multiplied(phi, x, p, h, factor);
            ofOutputs.AsSpan().Clear();
            for (var k = 0; k < outputs; k++)
            {
                var rate = own < 0 ? phi[w1 + k * hidden + h] : own == k ? 1 : 0;
                for (var l = 0; l < outputs && rate != 0; l++)
                {
                    var bends = curvatureOfZ.Slice(Triangle.Place(Math.Max(k, l), Math.Min(k, l)) * examples, examples);
                    Columns.AddMultiple(bends, rate, ofOutputs.AsSpan(l * examples, examples));
                }
            }

            for (var l = 0; l < outputs; l++)
            {
                Columns.Multiply(factor, ofOutputs.AsSpan(l * examples, examples));
            }

            Backward(phi, x, ofOutputs, row);
            row.AsSpan(0, p + 1).CopyTo(curvature.Slice(Triangle.Place(p, 0), p + 1));
        }
    }

    // 1 for b₁; the unit for w₁; where the unit is active 1 for b₀, and an input for w₀.
    private void Multiplied(ReadOnlySpan<double> phi, ReadOnlySpan<double> x, int p, int h, Span<double> factor)
    {
        factor.Fill(h < 0 ? 1 : phi[h]);
        for (var d = 0; d < inputs && h >= 0; d++)
        {
            Columns.AddMultiple(x.Slice(d * examples, examples), phi[w0 + h * inputs + d], factor);
        }

        for (var i = 0; i < examples && h >= 0; i++)
        {
            var ofActive = p < w0 ? 1 : p < b1 ? x[(p - w0) % inputs * examples + i] : factor[i];
            factor[i] = factor[i] > 0 ? ofActive : 0;
        }
    }
}
