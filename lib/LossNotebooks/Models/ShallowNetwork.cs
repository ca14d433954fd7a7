using System.Numerics.Tensors;

namespace LossNotebooks;

/// <summary>
/// A network with one hidden layer of H rectified linear units: h = max(0, b₀ + W₀ x), z = b₁ + W₁ h.
/// φ = (b₀: H numbers, W₀: H rows of D, b₁: K numbers, W₁: K rows of H).
/// </summary>
public sealed class ShallowNetwork(int inputs, int hidden, int outputs = 1) : Model
{
    /// <inheritdoc/>
    public override int Inputs { get; } = Require.AtLeast(1, inputs);

    /// <summary>H, the number of hidden units.</summary>
    public int Hidden { get; } = Require.AtLeast(1, hidden);

    /// <inheritdoc/>
    public override int Outputs { get; } = Require.AtLeast(1, outputs);

    /// <inheritdoc/>
    public override int ParameterCount => Hidden * (1 + Inputs) + Outputs * (1 + Hidden);

    /// <summary>
    /// b₁ from <paramref name="start"/>; W₀ normal with variance 2/D, W₁ normal with variance 1/H, and b₀ uniform so that
    /// each unit's kink lies where inputs scaled to about [−1, 1] are.
    /// </summary>
    /// <remarks>He et al. (2015), Delving deep into rectifiers, eq. 10, for the variance of W₀.</remarks>
    public override double[] Initial(ReadOnlySpan<double> start, Random? random)
    {
        ArgumentNullException.ThrowIfNull(random); // units that start alike would stay alike
        Require.Length(Outputs, start);
        var phi = new double[ParameterCount];
        var b1 = Hidden * (1 + Inputs);
        Draw(random, Math.Sqrt(2.0 / Inputs), phi.AsSpan(Hidden, Hidden * Inputs));
        Draw(random, Math.Sqrt(1.0 / Hidden), phi.AsSpan(b1 + Outputs));
        for (var h = 0; h < Hidden; h++)
        {
            var reach = TensorPrimitives.Norm(phi.AsSpan(Hidden + h * Inputs, Inputs));
            phi[h] = reach * (2 * random.NextDouble() - 1);
        }

        start.CopyTo(phi.AsSpan(b1));
        return phi;
    }

    /// <inheritdoc/>
    public override ModelPass NewPass(int examples) => new Pass(this, examples);

    private static void Draw(Random random, double sigma, Span<double> weights)
    {
        foreach (ref var weight in weights)
        {
            weight = MathNet.Numerics.Distributions.Normal.Sample(random, 0, sigma);
        }
    }

    private sealed class Pass(ShallowNetwork model, int examples) : ModelPass
    {
        private readonly double[] activation = new double[model.Hidden * examples];
        private readonly double[] slope = new double[examples];

        public override void Forward(ReadOnlySpan<double> phi, ReadOnlySpan<double> x, Span<double> z)
        {
            int inputs = model.Inputs, hidden = model.Hidden, b1 = hidden * (1 + inputs);
            for (var h = 0; h < hidden; h++)
            {
                var unit = activation.AsSpan(h * examples, examples);
                unit.Fill(phi[h]);
                for (var d = 0; d < inputs; d++)
                {
                    TensorPrimitives.MultiplyAdd(x.Slice(d * examples, examples), phi[hidden + h * inputs + d], unit, unit);
                }

                TensorPrimitives.Max(unit, 0, unit);
            }

            for (var k = 0; k < model.Outputs; k++)
            {
                var output = z.Slice(k * examples, examples);
                output.Fill(phi[b1 + k]);
                for (var h = 0; h < hidden; h++)
                {
                    TensorPrimitives.MultiplyAdd(activation.AsSpan(h * examples, examples), phi[b1 + model.Outputs + k * hidden + h], output, output);
                }
            }
        }

        public override void Backward(ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> dz, Span<double> gradient)
        {
            int inputs = model.Inputs, hidden = model.Hidden, b1 = hidden * (1 + inputs);
            for (var k = 0; k < model.Outputs; k++)
            {
                gradient[b1 + k] = TensorPrimitives.Sum(dz.Slice(k * examples, examples));
            }

            for (var h = 0; h < hidden; h++)
            {
                var unit = activation.AsSpan(h * examples, examples);
                Array.Clear(slope);
                for (var k = 0; k < model.Outputs; k++)
                {
                    var at = b1 + model.Outputs + k * hidden + h;
                    var output = dz.Slice(k * examples, examples);
                    gradient[at] = TensorPrimitives.Dot(output, unit);
                    TensorPrimitives.MultiplyAdd(output, phi[at], slope, slope);
                }

                // The unit passes the slope on where it is active, and 0 where it is not.
                for (var i = 0; i < examples; i++)
                {
                    slope[i] = unit[i] > 0 ? slope[i] : 0;
                }

                gradient[h] = TensorPrimitives.Sum<double>(slope);
                for (var d = 0; d < inputs; d++)
                {
                    gradient[hidden + h * inputs + d] = TensorPrimitives.Dot(slope, x.Slice(d * examples, examples));
                }
            }
        }
    }
}
