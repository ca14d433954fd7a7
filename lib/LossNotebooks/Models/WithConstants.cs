namespace LossNotebooks;

/// <summary>
/// A model with further raw outputs that are learned constants: with a normal likelihood, μ = f[x, φ] and one σ for all x.
/// φ = (the inner model's φ, the constants).
/// </summary>
public sealed class WithConstants(Model inner, int constants = 1) : Model
{
    private readonly Model inner = Require.NotNull(inner);
    private readonly int constants = Require.AtLeast(1, constants);

    /// <inheritdoc/>
    public override int Inputs => inner.Inputs;

    /// <inheritdoc/>
    public override int Outputs => inner.Outputs + constants;

    /// <inheritdoc/>
    public override int ParameterCount => inner.ParameterCount + constants;

    /// <inheritdoc/>
    public override bool IsLinear => inner.IsLinear;

    /// <inheritdoc/>
    public override double[] Start(ReadOnlySpan<double> constant, Random? random)
    {
        Require.Length(Outputs, constant);
        return [.. inner.Start(constant[..inner.Outputs], random), .. constant[inner.Outputs..]];
    }

    /// <inheritdoc/>
    public override ModelPass NewPass(int examples) => new Pass(inner, inner.NewPass(examples), examples);

    /// <summary>The inner model and the number of constants.</summary>
    public override string ToString() => $"WithConstants({inner}, {constants})";

    private sealed class Pass(Model inner, ModelPass pass, int examples) : ModelPass
    {
        public override void Forward(ReadOnlySpan<double> phi, ReadOnlySpan<double> x, Span<double> z)
        {
            var split = inner.Outputs * examples;
            pass.Forward(phi[..inner.ParameterCount], x, z[..split]);
            for (var at = inner.ParameterCount; at < phi.Length; at++, split += examples)
            {
                z.Slice(split, examples).Fill(phi[at]);
            }
        }

        public override void Backward(ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> dz, Span<double> gradient)
        {
            var split = inner.Outputs * examples;
            pass.Backward(phi[..inner.ParameterCount], x, dz[..split], gradient[..inner.ParameterCount]);
            for (var at = inner.ParameterCount; at < phi.Length; at++, split += examples)
            {
                gradient[at] = Sums.Of(dz.Slice(split, examples));
            }
        }

        // The inner model's rows come first in both triangles. The row of a constant c begins with the derivatives of ∂L/∂c by the inner
        // model's φ: the way back, from ∂²L/∂c∂z.
        public override void Curvature(
            ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> curvatureOfZ, Span<double> curvature)
        {
            int outputs = inner.Outputs, parameters = inner.ParameterCount;
            pass.Curvature(
                phi[..parameters], x, curvatureOfZ[..(Triangle.Size(outputs) * examples)], curvature[..Triangle.Size(parameters)]);
            for (var c = 0; c < phi.Length - parameters; c++)
            {
                var ofConstant = curvatureOfZ.Slice(Triangle.Place(outputs + c, 0) * examples, (outputs + c + 1) * examples);
                var row = curvature.Slice(Triangle.Place(parameters + c, 0), parameters + c + 1);
                pass.Backward(phi[..parameters], x, ofConstant[..(outputs * examples)], row[..parameters]);
                for (var other = 0; other <= c; other++)
                {
                    row[parameters + other] = Sums.Of(ofConstant.Slice((outputs + other) * examples, examples));
                }
            }
        }
    }
}
